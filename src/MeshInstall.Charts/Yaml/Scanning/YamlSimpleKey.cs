namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>A place at which a key may have begun, should a colon follow.</summary>
/// <param name="IsPossible">Whether it still may be one.</param>
/// <param name="IsRequired">Whether anything else there would be an error.</param>
/// <param name="Token">The number of the key's first token.</param>
/// <param name="Mark">The place.</param>
internal record struct YamlSimpleKey(bool IsPossible, bool IsRequired, int Token, YamlMark Mark);
