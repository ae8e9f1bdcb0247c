namespace MeshInstall.Charts.GoValues.Yaml.Reading;

/// <summary>A token of YAML.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Line">The line it starts on, counted from 0.</param>
/// <param name="Text">The text of a scalar, the name of an anchor or alias, the handle of a tag, a version.</param>
/// <param name="Suffix">The suffix of a tag, or the prefix of a tag directive.</param>
internal readonly record struct YamlToken(YamlTokenKind Kind, int Line, string Text = "", string Suffix = "");
