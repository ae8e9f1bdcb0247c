using BenchmarkDotNet.Attributes;
using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Profiles;
using MeshInstall.Engine.Validation;

namespace MeshInstall.Benchmarks;

/// <summary>Reading, merging and checking configurations.</summary>
[MemoryDiagnoser]
public class ConfigBenchmarks
{
    private static readonly string[] Settings =
        ["meshConfig.accessLogFile=/dev/stdout", "values.global.proxy.logLevel=debug", "components.ingressGateways.[name:istio-ingressgateway].k8s.replicaCount=2"];

    private readonly ConfigValidator _validator = new();
    private string _text = string.Empty;
    private MeshLayer _document = null!;
    private MeshConfig _merged = null!;

    /// <summary>Reads the inputs.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _text = File.ReadAllText(Repository.CustomProfile);
        _document = ConfigReader.ReadText(_text, "custom-profile.yaml");
        _merged = Configurations.Of("demo").WithLayers([_document]);
    }

    [Benchmark]
    public MeshLayer ReadDocument() => ConfigReader.ReadText(_text, "custom-profile.yaml");

    [Benchmark]
    public MeshMap ResolveProfileColdFiles() =>
        new MeshConfig(new ProfileCatalog(RepositoryFolder.Profiles).Load("demo"), new LayeredConfigResolver(Configurations.Catalog)).Document;

    [Benchmark]
    public MeshMap ResolveProfile() => Configurations.Unresolved("demo").Document;

    [Benchmark]
    public MeshMap MergeSettings() => Configurations.Unresolved("demo", Settings).Document;

    [Benchmark]
    public MeshMap MergeDocumentAndSettings() => Configurations.Unresolved("demo").WithLayers([_document, .. Settings.Select(Layer)]).Document;

    [Benchmark]
    public int Validate() => _validator.Validate(_merged).Count;

    private static MeshLayer Layer(string setting) => SetExpression.Parse(setting).ToLayer();
}
