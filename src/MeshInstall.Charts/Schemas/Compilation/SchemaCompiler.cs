using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Schemas.Evaluation;

namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>Makes a document's schemas ready, each place once, however often it is referred to.</summary>
internal sealed class SchemaCompiler
{
    public const string RootAddress = "file:///values.schema.json";
    private const int MaxSchemas = 200_000;
    private readonly SchemaDocument document;
    private readonly SchemaShape shape;
    private readonly Dictionary<(string Address, string Pointer), CompiledSchema> schemas = [];
    private readonly Queue<CompiledSchema> waiting = new();

    private SchemaCompiler(object? content, SchemaBudget budget)
    {
        document = new SchemaDocument(RootAddress, content);
        shape = new SchemaShape(document, budget);
        shape.Require(content, string.Empty, document.Root.Draft);
    }

    /// <exception cref="SchemaFault">It is no schema, or refers to what is not there.</exception>
    public static CompiledSchema Compile(object? content, SchemaBudget budget)
    {
        SchemaCompiler compiler = new(content, budget);
        CompiledSchema root = compiler.At(string.Empty);
        while (compiler.waiting.TryDequeue(out CompiledSchema? schema))
        {
            budget.Step();
            compiler.Read(schema);
        }

        return root;
    }

    /// <summary>The schema at a place of the document.</summary>
    public CompiledSchema At(string pointer)
    {
        if (schemas.TryGetValue((RootAddress, pointer), out CompiledSchema? schema))
        {
            return schema;
        }

        if (schemas.Count >= MaxSchemas)
        {
            throw new SchemaFault($"it has more than {MaxSchemas} parts");
        }

        if (document.Adopt(pointer))
        {
            shape.Require(SchemaPointer.Follow(document.Content, pointer), pointer, document.ResourceOf(pointer).Draft);
        }

        SchemaResource resource = document.ResourceOf(pointer);
        schema = new CompiledSchema(RootAddress, pointer, resource.Draft.Version);
        schemas.Add((RootAddress, pointer), schema);
        schema.Resource = resource.Pointer == pointer ? schema : At(resource.Pointer);
        waiting.Enqueue(schema);
        return schema;
    }

    /// <summary>The schema that a reference in one place leads to.</summary>
    public CompiledSchema Refer(string reference, string fromPointer)
    {
        (string address, string fragment) = SchemaUri.Join(document.ResourceOf(fromPointer).Address, reference);
        if (document.FindAddress(address) is { } resource)
        {
            return At(SchemaDocument.Resolve(fragment, resource));
        }

        if (SchemaDialect.IsOpen(address) && fragment.Length == 0)
        {
            return Open(address);
        }

        throw new SchemaFault($"at '#{fromPointer}' it refers to '{reference}', which is no part of it; other documents are not read");
    }

    private CompiledSchema Open(string address)
    {
        if (!schemas.TryGetValue((address, string.Empty), out CompiledSchema? schema))
        {
            schema = new CompiledSchema(address, string.Empty, SchemaDraft.Draft2020.Version) { Always = true };
            schema.Resource = schema;
            schemas.Add((address, string.Empty), schema);
        }

        return schema;
    }

    private void Read(CompiledSchema schema)
    {
        object? content = SchemaPointer.Follow(document.Content, schema.Pointer);
        SchemaResource resource = document.ResourceOf(schema.Pointer);
        if (schema.Draft >= 2020 && resource.Pointer == schema.Pointer)
        {
            schema.DynamicAnchors = resource.DynamicAnchors.ToDictionary(name => name, name => At(resource.Anchors[name]), StringComparer.Ordinal);
        }

        if (content is bool always)
        {
            schema.Always = always;
        }
        else if (content is GoMap map)
        {
            if (map.Count == 0)
            {
                schema.Always = true;
                return;
            }

            new SchemaKeywords(this, map, schema.Pointer).ReadInto(schema);
        }
    }
}
