namespace MeshInstall.Charts.Schemas;

/// <summary>A chart as its schemas see it: its name, the text of its values.schema.json (empty without one) and its subcharts, in helm's order.</summary>
internal sealed record SchemaScope(string Name, ReadOnlyMemory<byte> Schema, IReadOnlyList<SchemaScope> Subcharts);
