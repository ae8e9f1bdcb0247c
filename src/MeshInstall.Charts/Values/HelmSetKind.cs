namespace MeshInstall.Charts.Values;

/// <summary>How an expression of <c>name=value</c> pairs is read: as one of Helm's flags reads it.</summary>
public enum HelmSetKind
{
    /// <summary><c>--set</c>: <c>true</c>, <c>false</c>, <c>null</c> and integers get their types, <c>{a,b}</c> is a list, all else is a string.</summary>
    Typed,

    /// <summary><c>--set-string</c>: every value is a string.</summary>
    Text,

    /// <summary><c>--set-json</c>: every value is JSON; or the whole expression is one JSON object.</summary>
    Json,

    /// <summary><c>--set-file</c>: every value is the path of a file whose content is the value.</summary>
    File,

    /// <summary><c>--set-literal</c>: all after the first <c>=</c> is one string, commas, braces and backslashes included.</summary>
    Literal,
}
