namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>A place in a text.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Column">The column in code points, from 0.</param>
internal readonly record struct YamlMark(int Line, int Column);
