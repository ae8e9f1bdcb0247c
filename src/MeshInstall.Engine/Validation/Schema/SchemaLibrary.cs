using System.Reflection;

namespace MeshInstall.Engine.Validation.Schema;

/// <summary>The types of an IstioOperator document, of Istio's values and of the mesh configuration.</summary>
internal sealed class SchemaLibrary
{
    private const string KubernetesPrefix = "k8s:";
    private static readonly Lazy<SchemaLibrary> Shared = new(Load);
    private readonly Dictionary<string, SchemaType> _types = new(StringComparer.Ordinal);

    /// <summary>The one library; read from the module's tables on first use.</summary>
    public static SchemaLibrary Default => Shared.Value;

    /// <summary>The type of a whole document.</summary>
    public ObjectSchema Document => GetOrAdd("operator:Document");

    public ObjectSchema GetOrAdd(string name)
    {
        if (_types.TryGetValue(name, out SchemaType? known))
        {
            return (ObjectSchema)known;
        }

        ObjectSchema type = new(name);
        _types.Add(name, type);
        return type;
    }

    public void Add(string name, SchemaType type) => _types.Add(name, type);

    /// <summary>The type that a table names.</summary>
    /// <param name="name">Such as <c>string</c>, <c>ProxyConfig[]</c>, <c>mesh:MeshConfig</c> or <c>k8s:V1Affinity</c>.</param>
    /// <param name="scope">The namespace of the table, for names without one.</param>
    public SchemaType Resolve(string name, string scope)
    {
        if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            return new ListSchema(Resolve(name[..^2], scope));
        }

        if (name.EndsWith("{}", StringComparison.Ordinal))
        {
            return new MapSchema(Resolve(name[..^2], scope));
        }

        if (name.StartsWith(KubernetesPrefix, StringComparison.Ordinal))
        {
            return KubernetesSchema.Get(name[KubernetesPrefix.Length..]);
        }

        return name switch
        {
            "any" => AnySchema.Value,
            "object" => AnySchema.Map,
            _ => ScalarSchema.Find(name)
                ?? _types.GetValueOrDefault(name.Contains(':', StringComparison.Ordinal) ? name : scope + name)
                ?? throw new InvalidDataException($"The schema has no type '{scope}{name}'."),
        };
    }

    private static SchemaLibrary Load()
    {
        SchemaLibrary library = new();
        SchemaText text = new(library);
        Assembly assembly = typeof(SchemaLibrary).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (resource.StartsWith("Validation.", StringComparison.Ordinal) && resource.EndsWith(".schema", StringComparison.Ordinal))
            {
                using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
                text.Read(reader);
            }
        }

        return library;
    }
}
