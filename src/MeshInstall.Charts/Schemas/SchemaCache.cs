using System.Security.Cryptography;
using MeshInstall.Charts.Schemas.Compilation;
using MeshInstall.Charts.Schemas.Evaluation;

namespace MeshInstall.Charts.Schemas;

/// <summary>The compiled schemas by their texts, so that a chart that is rendered again has its schema ready.</summary>
internal static class SchemaCache
{
    private const int Capacity = 64;
    private static readonly object Gate = new();
    private static readonly Dictionary<string, CompiledSchema> Entries = new(StringComparer.Ordinal);

    /// <exception cref="ChartException">The text is no schema.</exception>
    public static CompiledSchema Compile(ReadOnlyMemory<byte> text, string name, CancellationToken cancellationToken)
    {
        string key = Convert.ToHexString(SHA256.HashData(text.Span));
        lock (Gate)
        {
            if (Entries.TryGetValue(key, out CompiledSchema? known))
            {
                return known;
            }
        }

        CompiledSchema schema;
        try
        {
            schema = SchemaCompiler.Compile(SchemaJson.Read(text, name), new SchemaBudget(cancellationToken));
        }
        catch (SchemaFault fault)
        {
            throw SchemaErrors.Invalid(name, fault.Message, fault);
        }

        lock (Gate)
        {
            if (Entries.Count >= Capacity)
            {
                Entries.Clear();
            }

            Entries[key] = schema;
        }

        return schema;
    }
}
