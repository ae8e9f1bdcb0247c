namespace MeshInstall.Charts.Expressions;

/// <summary>What <c>(?imsU)</c> asks for.</summary>
[Flags]
internal enum RegexFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>i</c>: letters match whatever their case.</summary>
    IgnoreCase = 1,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> match at lines.</summary>
    Lines = 2,

    /// <summary><c>s</c>: <c>.</c> matches newlines.</summary>
    DotNewline = 4,

    /// <summary><c>U</c>: repeats are lazy, and <c>?</c> makes them greedy.</summary>
    Lazy = 8,
}
