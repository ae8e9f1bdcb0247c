namespace MeshInstall.Charts.GoValues;

/// <summary>The encoders that a value can be written by; each has its own names for the fields of structs.</summary>
internal enum GoEncoding
{
    /// <summary><c>encoding/json</c>, also behind <c>toYaml</c>.</summary>
    Json,

    /// <summary>The encoder behind <c>toYamlPretty</c>.</summary>
    PrettyYaml,

    /// <summary>The encoder behind <c>toToml</c>.</summary>
    Toml,
}
