using System.Collections.Concurrent;
using System.Text;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Rendering.Values;

/// <summary>The values that a profile, a platform or a compatibility version puts between a chart's defaults and the user's values.</summary>
public sealed class ValueLayers
{
    private const string Suffix = ".yaml";
    private static readonly YamlReaderOptions LayerFile = new() { OriginKind = MeshOriginKind.Chart };
    private readonly ConcurrentDictionary<string, MeshMap> _layers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly string _folder;

    /// <summary>The layers in <paramref name="folder"/>.</summary>
    public ValueLayers(string folder) => _folder = folder;

    /// <summary>The files of all layers, each as it was read first.</summary>
    internal IEnumerable<ChartFile> Sources => Files().Select(file => new ChartFile($"layers/{Path.GetFileName(file)}", Encoding.UTF8.GetBytes(Text(file))));

    /// <summary>What <paramref name="user"/> asks for, in one map: its profile, then its compatibility version, then its platform.</summary>
    /// <exception cref="MeshException">One of them is not known (<c>ProfileNotFound</c>, <c>CompatibilityVersionNotFound</c>, <c>PlatformNotFound</c>).</exception>
    public MeshMap For(MeshMap user)
    {
        ArgumentNullException.ThrowIfNull(user);
        MeshMap? global = user.FindMap("global");
        MeshMap layer = Get("profile", "ProfileNotFound", "values.profile", user.Find("profile"), global?.Find("profile"));
        layer = MeshMerge.Merge(layer, Get(
            "compatibility-version", "CompatibilityVersionNotFound", "compatibilityVersion", user.Find("compatibilityVersion"), null));
        return MeshMerge.Merge(layer, Get("platform", "PlatformNotFound", "values.global.platform", user.Find("platform"), global?.Find("platform")));
    }

    private static string? Named(MeshNode? node) => node is MeshScalar { IsNull: false } scalar && scalar.ToString() is { Length: > 0 } name ? name : null;

    private MeshMap Get(string kind, string errorId, string field, MeshNode? first, MeshNode? second)
    {
        MeshNode? node = Named(first) is null ? second : first;
        if (Named(node) is not { } name)
        {
            return MeshMap.Empty;
        }

        return _layers.GetOrAdd($"{kind}-{name}", key => Read(key)
            ?? throw new MeshException(
                errorId,
                MeshErrorKind.NotFound,
                $"There is no {kind.Replace('-', ' ')} '{name}' ({field}{(node!.Origin is { } origin ? $", set at {origin}" : string.Empty)}).",
                $"Known: {string.Join(", ", Known(kind))}.",
                name));
    }

    private MeshMap? Read(string key)
    {
        // A name is looked up among the files, never joined to a path.
        string? file = Files().FirstOrDefault(path => Path.GetFileName(path) == key + Suffix);
        return file is null ? null : YamlReader.ReadSingle(Text(file), file, LayerFile) as MeshMap ?? MeshMap.Empty;
    }

    private string Text(string file) => _texts.GetOrAdd(file, File.ReadAllText);

    private IEnumerable<string> Known(string kind) => Files()
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Where(name => name.StartsWith(kind + "-", StringComparison.Ordinal))
        .Select(name => name[(kind.Length + 1)..])
        .Order(StringComparer.Ordinal);

    private IEnumerable<string> Files() => Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder, "*" + Suffix) : [];
}
