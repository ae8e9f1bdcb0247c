using System.Globalization;
using MeshInstall.Engine.Tests.Generating;
using Xunit.Abstractions;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>The ten profiles on the built-in charts and on Istio's own, each with its own profiles: the same objects, and how far their fields agree.</summary>
[Trait("Category", "Oracle")]
public sealed class ProfileAgreementTests(ITestOutputHelper output)
{
    private const double LeastAgreement = 0.95;
    private static readonly string[] Images = ["hub=registry.example.com/istio", "tag=1.30.3"];

    public static TheoryData<string> Profiles => new(OracleCases.Profiles);

    [SkippableTheory]
    [MemberData(nameof(Profiles))]
    public async Task A_profile_makes_the_same_objects_on_both(string profile)
    {
        string[] theirs = [.. (await OfAsync(ChartSet.OfIstio, profile)).Resources.Select(ResourceComparison.Identity).Order(StringComparer.Ordinal)];
        string[] ours = [.. (await OfAsync(ChartSet.BuiltIn, profile)).Resources.Select(ResourceComparison.Identity).Order(StringComparer.Ordinal)];

        Assert.Equal(theirs, ours);
    }

    // Every difference counts, also one that is meant; the table tells them apart.
    [SkippableFact]
    public async Task The_fields_of_each_kind_agree()
    {
        SortedDictionary<string, FieldAgreement> kinds = new(StringComparer.Ordinal);
        List<string> differences = [];
        foreach (string profile in OracleCases.Profiles)
        {
            GeneratedMesh theirs = await OfAsync(ChartSet.OfIstio, profile);
            Dictionary<string, MeshResource> ours = (await OfAsync(ChartSet.BuiltIn, profile)).Resources.ToDictionary(ResourceComparison.Identity, StringComparer.Ordinal);
            foreach (MeshResource expected in theirs.Resources)
            {
                differences.AddRange(ResourceComparison.Differences([expected], [ours[ResourceComparison.Identity(expected)]]));
                FieldAgreement agreement = ResourceComparison.Agreement(expected, ours[ResourceComparison.Identity(expected)]);
                kinds[expected.Kind] = agreement + kinds.GetValueOrDefault(expected.Kind, FieldAgreement.None);
            }
        }

        output.WriteLine($"{"kind",-36}{"fields",9}{"agree",9}{"meant",9}{"differ",9}{"agreement",11}");
        foreach ((string kind, FieldAgreement agreement) in kinds)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind,-36}{agreement.Fields,9}{agreement.Equal,9}{agreement.Intended,9}{agreement.Different,9}{agreement.Share,11:P2}"));
        }

        foreach (IGrouping<string, string> same in differences.GroupBy(line => line[..line.IndexOf(": ", line.IndexOf(": ", StringComparison.Ordinal) + 1, StringComparison.Ordinal)]))
        {
            output.WriteLine($"{same.Count(),4} x {same.Key}");
        }

        Assert.True(kinds.Count > 15, $"only {kinds.Count} kinds");
        Assert.All(differences, line => Assert.True(IntendedDifferences.Covers(line), line));
        Assert.All(kinds, kind => Assert.True(kind.Value.Share >= LeastAgreement, $"{kind.Key}: {kind.Value}"));
    }

    private static Task<GeneratedMesh> OfAsync(ChartSet charts, string profile) => GeneratedMesh.OfTextAsync(charts, $"spec: {{profile: {profile}}}", Images);
}
