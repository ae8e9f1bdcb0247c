namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>What an event is.</summary>
internal enum YamlEventKind : byte
{
    None,
    StreamStart,
    StreamEnd,
    DocumentStart,
    DocumentEnd,
    Alias,
    Scalar,
    SequenceStart,
    SequenceEnd,
    MappingStart,
    MappingEnd,
}
