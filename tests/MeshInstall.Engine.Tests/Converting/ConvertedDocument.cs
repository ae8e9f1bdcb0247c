using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Converting;
using MeshInstall.Engine.Tests.Profiles;
using MeshInstall.Engine.Validation;

namespace MeshInstall.Engine.Tests.Converting;

/// <summary>A text, converted.</summary>
internal sealed class ConvertedDocument
{
    private readonly ConfigConversion _conversion;

    private ConvertedDocument(ConfigConversion conversion) => _conversion = conversion;

    public IReadOnlyList<MeshConfigChange> Changes => _conversion.Changes;

    public MeshConfig Config => _conversion.Config;

    /// <summary>What the document itself says now, without any profile.</summary>
    public MeshMap Document => (MeshMap)_conversion.Config.Layers.Single().Content;

    public MeshMap Spec => Document.FindMap("spec") ?? MeshMap.Empty;

    public static ConvertedDocument OfSpec(string spec) => OfText("spec:\n  " + spec.Replace("\n", "\n  ", StringComparison.Ordinal));

    public static ConvertedDocument OfText(string text) =>
        new(ConfigConverter.ConvertText(text, "old.yaml", new LayeredConfigResolver(ShippedProfiles.Catalog)));

    public IEnumerable<string> Errors() => new ConfigValidator().Validate(Config)
        .Where(issue => issue.Severity == MeshSeverity.Error).Select(issue => issue.ToString());

    public IEnumerable<string> Issues() => new ConfigValidator().Validate(Config).Select(issue => $"{issue.Id} {issue.Path}");

    public void SpecIs(string yaml) => Assert.Equal(YamlReader.ReadSingle(yaml, "expected"), Spec);
}
