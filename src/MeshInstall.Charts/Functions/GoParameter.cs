namespace MeshInstall.Charts.Functions;

/// <summary>The Go type of a function's parameter: which arguments the template engine accepts and how it reads constants for it.</summary>
internal enum GoParameter
{
    /// <summary><c>interface{}</c>: anything, nil included.</summary>
    Any,

    /// <summary><c>string</c>.</summary>
    String,

    /// <summary><c>bool</c>.</summary>
    Bool,

    /// <summary><c>int</c>.</summary>
    Int,

    /// <summary><c>int64</c>.</summary>
    Int64,

    /// <summary><c>uint32</c>: constants only, no value of templates is one.</summary>
    Uint32,

    /// <summary><c>float64</c>.</summary>
    Float64,

    /// <summary><c>map[string]interface{}</c>, also a named type of it.</summary>
    Map,

    /// <summary><c>[]interface{}</c>.</summary>
    List,

    /// <summary><c>[]string</c>.</summary>
    StringList,

    /// <summary><c>[]byte</c>.</summary>
    Bytes,

    /// <summary><c>time.Time</c>.</summary>
    Time,

    /// <summary><c>time.Duration</c>.</summary>
    Duration,

    /// <summary>sprig's certificate, what <c>genCA</c> returns.</summary>
    Certificate,

    /// <summary>A pointer to a semantic version, what <c>semver</c> returns.</summary>
    SemanticVersion,

    /// <summary><c>reflect.Value</c>: as <see cref="Any"/>, but a missing value is told apart from nil.</summary>
    Value,
}
