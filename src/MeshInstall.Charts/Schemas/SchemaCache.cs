using System.Security.Cryptography;
using MeshInstall.Charts.Schemas.Compilation;
using MeshInstall.Charts.Schemas.Evaluation;

namespace MeshInstall.Charts.Schemas;

/// <summary>The compiled schemas by their texts, so that a chart that is rendered again has its schema ready.</summary>
internal static class SchemaCache
{
    private const long MaxBytes = 32 * 1024 * 1024;
    private static readonly ContentCache<string, CompiledSchema> Schemas = new(MaxBytes);

    /// <exception cref="ChartException">The text is no schema.</exception>
    public static CompiledSchema Compile(ReadOnlyMemory<byte> text, string name, CancellationToken cancellationToken)
    {
        string key = Convert.ToHexString(SHA256.HashData(text.Span));
        if (Schemas.TryGet(key, out CompiledSchema? known))
        {
            return known;
        }

        try
        {
            CompiledSchema schema = SchemaCompiler.Compile(SchemaJson.Read(text, name), new SchemaBudget(cancellationToken));
            Schemas.Add(key, schema, text.Length);
            return schema;
        }
        catch (SchemaFault fault)
        {
            throw SchemaErrors.Invalid(name, fault.Message, fault);
        }
    }
}
