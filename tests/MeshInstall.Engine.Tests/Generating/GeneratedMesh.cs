using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Profiles;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Tests.Oracle;

namespace MeshInstall.Engine.Tests.Generating;

/// <summary>What a configuration amounts to, with questions that tests ask of it.</summary>
internal sealed class GeneratedMesh(MeshConfig config, RenderOptions options, IReadOnlyList<MeshManifest> manifests)
{
    private static readonly ProfileCatalog BuiltInProfiles = new(RepositoryFolder.Profiles);

    public MeshConfig Config => config;

    public RenderOptions Options => options;

    public IReadOnlyList<MeshManifest> Manifests => manifests;

    public IReadOnlyList<MeshResource> Resources { get; } = [.. manifests.SelectMany(manifest => manifest.Resources)];

    public string Text => ManifestWriter.ToText(Resources, MeshTextFormat.Yaml);

    /// <summary>The objects of a file of <c>Generating/Inputs</c>, with settings on top.</summary>
    public static Task<GeneratedMesh> OfFileAsync(ChartSet charts, string file, params string[] settings) =>
        OfTextAsync(charts, File.ReadAllText(Path.Combine(RepositoryFolder.Root, "tests", "MeshInstall.Engine.Tests", "Generating", "Inputs", file)), settings);

    /// <summary>The objects of the settings alone, on the default profile.</summary>
    public static Task<GeneratedMesh> OfSettingsAsync(ChartSet charts, params string[] settings) => OfTextAsync(charts, string.Empty, settings);

    /// <summary>The objects of a document, with settings on top.</summary>
    public static Task<GeneratedMesh> OfTextAsync(ChartSet charts, string document, params string[] settings) => OfLayersAsync(
        charts, [ConfigReader.ReadText(document, "input.yaml"), .. settings.Select(setting => SetExpression.Parse(setting).ToLayer())]);

    public static async Task<GeneratedMesh> OfLayersAsync(ChartSet charts, IReadOnlyList<MeshLayer> layers)
    {
        charts.SkipWhereMissing();
        MeshConfig config = new(layers, new LayeredConfigResolver(BuiltInProfiles));
        RenderOptions options = new() { ChartRoot = RepositoryFolder.Charts };
        if (charts != ChartSet.BuiltIn)
        {
            string manifests = charts == ChartSet.OfIstio ? IstioSource.Shipped : (await IstioSource.LatestAsync()).Live;
            ChartPackage package = await ChartPackages.OpenAsync(new PackageReference { Address = manifests }, CancellationToken.None);
            config = await PackageConfig.OnAsync(config, package, BuiltInProfiles, CancellationToken.None);
            options = options with { Charts = package };
        }

        return new GeneratedMesh(config, options, await ManifestRenderer.RenderAsync(config, options, CancellationToken.None));
    }

    public IEnumerable<MeshResource> Of(string kind) => Resources.Where(resource => resource.Kind == kind);

    public MeshResource? Find(string kind, string name) => Of(kind).SingleOrDefault(resource => resource.Name == name);

    public MeshMap Get(string kind, string name) =>
        Find(kind, name)?.Body ?? throw new KeyNotFoundException($"no {kind} {name}, but {string.Join(", ", Of(kind).Select(resource => resource.Name))}");

    public MeshMap Container(string kind, string workload, string container) =>
        (MeshMap)Get(kind, workload).At($"spec.template.spec.containers.[name:{container}]")!;
}
