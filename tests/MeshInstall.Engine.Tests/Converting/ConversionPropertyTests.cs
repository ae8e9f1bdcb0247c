using CsCheck;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Converting;
using MeshInstall.Engine.Tests.Profiles;
using MeshInstall.Engine.Validation;

namespace MeshInstall.Engine.Tests.Converting;

public sealed class ConversionPropertyTests
{
    private static readonly MeshPathSegment FirstItem = new(MeshPathSegmentKind.Index, Position: 0);
    private static readonly Gen<MeshNode> GenValue = Gen.OneOf<MeshNode>(
        MeshScalar.Null, new MeshScalar(true), new MeshScalar(false), new MeshScalar(3L), new MeshScalar("3"), new MeshScalar("true"), new MeshScalar("text"),
        MeshMap.Empty, new MeshMap.Builder().Add("enabled", new MeshScalar(true)).Add("host", "h").Add("port", new MeshScalar(1L)).Build(),
        new MeshList([new MeshMap.Builder().Add("name", "n").Build()]));

    private static readonly Gen<ConversionRule> GenRule = Gen.OneOf(ConversionTable.Rules.ToArray());
    private static readonly Gen<string> GenField = Gen.OneOf("pilot", "cni", "base", "istiodRemote");

    private static readonly Gen<MeshMap> GenDocument = Gen.Select(GenRule, GenValue, GenField, Gen.Bool).List[1, 8].Select(parts => new MeshMap.Builder()
        .Add("spec", parts.Aggregate(MeshMap.Empty, (spec, part) => With(spec, part.Item1, part.Item2, part.Item3, part.Item4))).Build());

    [Fact]
    public void Converting_again_changes_nothing() => GenDocument.Sample(document =>
    {
        ConfigConversion once = Convert(document);
        ConfigConversion twice = ConfigConverter.Convert(once.Config);
        Assert.Empty(twice.Changes.Select(change => change.ToString()));
        Assert.Same(once.Config, twice.Config);
    });

    [Fact]
    public void Nothing_that_Istio_removed_is_left() => GenDocument.Sample(document =>
        Assert.DoesNotContain(new ConfigValidator().Validate(((MeshMap)Convert(document).Config.Layers[0].Content)), issue => issue.Id == "RemovedField"));

    [Fact]
    public void A_document_is_as_it_was_exactly_where_no_change_is_told() => GenDocument.Sample(document =>
    {
        ConfigConversion conversion = Convert(document);
        Assert.Equal(conversion.Changes.Count == 0, conversion.Config.Layers[0].Content.Equals(document));
    });

    [Fact]
    public void Every_rule_leads_to_a_field_that_Istio_has() => Assert.All(ConversionTable.Rules.Where(rule => rule.To is not null), rule =>
    {
        MeshMap spec = (MeshMap)rule.To!.Bind(Wildcards(rule.To, "pilot")).Set(MeshMap.Empty, new MeshScalar("x"));
        Assert.DoesNotContain(
            new ConfigValidator().Validate(new MeshMap.Builder().Add("spec", spec).Build()),
            issue => issue.Id is "UnknownField" or "RemovedField");
    });

    private static ConfigConversion Convert(MeshMap document) =>
        ConfigConverter.Convert(ShippedProfiles.Config(MeshLayer.OfDocument(document, new MeshOrigin(MeshOriginKind.Document, "old.yaml"))));

    private static MeshMap With(MeshMap spec, ConversionRule rule, MeshNode value, string field, bool asAsked)
    {
        spec = Set(spec, rule.From.Bind(Wildcards(rule.From, field)), value);
        foreach (ConversionCondition condition in rule.Conditions.Where(condition => asAsked && !condition.Absent))
        {
            MeshScalar wanted = bool.TryParse(condition.Value, out bool flag) ? new MeshScalar(flag) : new MeshScalar(condition.Value ?? "x");
            spec = Set(spec, condition.Place.Bind(Wildcards(condition.Place, field)), wanted);
        }

        return spec;
    }

    private static MeshMap Set(MeshMap spec, MeshPath path, MeshNode value)
    {
        try
        {
            return (MeshMap)path.Set(spec, value);
        }
        catch (MeshException)
        {
            return spec;
        }
    }

    /// <summary>What the wildcards of a pattern stand for: the field, and first items.</summary>
    private static MeshPathSegment[] Wildcards(PathPattern pattern, string field) =>
        [.. pattern.ToString().Split('.').Where(step => step is "*" or "[]").Select(step => step == "*" ? new MeshPathSegment(MeshPathSegmentKind.Key, field) : FirstItem)];
}
