namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>Why a text is no number.</summary>
internal enum GoNumberFault
{
    None,

    /// <summary>It is not written as one.</summary>
    Syntax,

    /// <summary>It is too large; the nearest number stands for it.</summary>
    Range,
}
