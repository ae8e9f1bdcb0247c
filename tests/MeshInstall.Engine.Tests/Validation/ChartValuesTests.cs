using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Tests.Profiles;
using MeshInstall.Engine.Validation;
using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Tests.Validation;

/// <summary>What the built-in charts document as their values can be written in a configuration.</summary>
public sealed class ChartValuesTests
{
    [Theory]
    [InlineData("base", "base")]
    [InlineData("pilot", "pilot")]
    [InlineData("cni", "cni")]
    [InlineData("ztunnel", "ztunnel")]
    [InlineData("ingress-gateway", "gateways")]
    [InlineData("egress-gateway", "gateways")]
    public void Every_value_of_a_built_in_chart_is_known_to_the_validation(string chart, string root)
    {
        string path = Path.Combine(ShippedProfiles.Catalog.Folder, "..", "module", "charts", chart, "values.yaml");
        MeshMap defaults = (MeshMap)YamlReader.ReadSingle(File.ReadAllText(path), $"{chart}/values.yaml")!;
        ObjectSchema known = (ObjectSchema)SchemaLibrary.Default.Resolve("values:Values", string.Empty);
        MeshMap.Builder values = new();
        MeshMap.Builder own = new();
        foreach ((string key, MeshNode value) in defaults)
        {
            (known.Find(key) is null ? own : values)[key] = value;
        }

        if (own.Count > 0)
        {
            values[root] = own.Build();
        }

        MeshMap document = MeshMap.Empty.With("spec", MeshMap.Empty.With("values", values.Build()));
        Assert.True(defaults.Count > 5);
        Assert.DoesNotContain(new ConfigValidator().Validate(document), issue => issue.Id != "DeprecatedField");
    }
}
