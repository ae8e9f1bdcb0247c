using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Validation;

namespace MeshInstall.Benchmarks.Scaling;

/// <summary>The stages that a configuration with many gateways goes through.</summary>
internal sealed class ScaleStages
{
    private readonly ConfigValidator _validator = new();
    private readonly string _text;
    private readonly MeshLayer _document;
    private readonly MeshLayer _otherDocument;
    private readonly MeshConfig _config;
    private readonly MeshConfig _other;

    public ScaleStages(int gateways)
    {
        _text = ManyGateways.Document(gateways, memory: 128);
        _document = ConfigReader.ReadText(_text, "many.yaml");
        string other = ManyGateways.Document(gateways, memory: 256);
        _otherDocument = ConfigReader.ReadText(other, "other.yaml", MeshListStrategy.Merge);
        _config = Configurations.Unresolved("minimal").WithLayers([_document]);
        _other = Configurations.Unresolved("minimal").WithLayers([ConfigReader.ReadText(other, "other.yaml")]);
        _ = (_config.Document, _other.Document);
    }

    /// <summary>Istio's own charts, where MESHINSTALL_ISTIO names a release; else null.</summary>
    public static string? IstioRelease { get; } =
        Environment.GetEnvironmentVariable("MESHINSTALL_ISTIO") is { Length: > 0 } istio && Directory.Exists(Path.Combine(istio, "manifests", "charts")) ? istio : null;

    public MeshLayer Read() => ConfigReader.ReadText(_text, "many.yaml");

    /// <summary>Puts two documents with the same gateways together, by name.</summary>
    public MeshMap Merge() => Configurations.Unresolved("minimal").WithLayers([_document, _otherDocument]).Document;

    public int Validate() => _validator.Validate(_config).Count;

    public int Compare() => ConfigComparer.Compare(_config, _other).Count;

    public Task<IReadOnlyList<MeshManifest>> RenderBuiltInAsync() => Installation.RenderAsync(_config);

    public async Task<IReadOnlyList<MeshManifest>> RenderIstioAsync()
    {
        ChartPackage charts = await ChartPackages.OpenAsync(new PackageReference { Address = IstioRelease! }, CancellationToken.None);
        return await ManifestRenderer.RenderAsync(
            _config, new RenderOptions { ChartRoot = RepositoryFolder.Charts, Charts = charts }, CancellationToken.None);
    }
}
