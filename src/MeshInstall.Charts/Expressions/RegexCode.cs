namespace MeshInstall.Charts.Expressions;

/// <summary>What an instruction of a compiled expression does.</summary>
internal enum RegexCode : byte
{
    /// <summary>Ends: the text matches.</summary>
    Match,

    /// <summary>Takes one character of a set.</summary>
    Take,

    /// <summary>Goes on in two ways, the first preferred.</summary>
    Fork,

    /// <summary>Notes the place in a slot.</summary>
    Mark,

    /// <summary>Goes on if the place is the wanted one.</summary>
    Assert,

    /// <summary>Goes on.</summary>
    Jump,
}
