using MeshInstall.Engine.Components;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Validation;
using MeshInstall.Engine.Validation.Schema;
using MeshInstall.TestClusters.Istio;
using Xunit.Abstractions;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>
/// What releases of Istio hold to be right, from the clone that MESHINSTALL_ISTIO_CLONE names, is right here with the charts of the same release: their
/// profiles, and the inputs of the tests of <c>istioctl manifest generate</c>.
/// </summary>
[Trait("Category", "Oracle")]
public sealed class IstioReleaseValidationTests(ITestOutputHelper output)
{
    private const string Inputs = "operator/cmd/mesh/testdata/manifest-generate/input";

    /// <summary>Inputs that istioctl refuses; those of the removed autoscaling/v2beta1, which no test reads, it refuses since 1.24.</summary>
    private static readonly string[] Refused =
    [
        "flag_force", "invalid-k8s", "invalid-k8s-values", "multiple_iops", "autoscaling_v2beta1_k8s_and_values", "deprecated_autoscaling_k8s_spec",
    ];

    public static TheoryData<string> Releases => ["1.22.8", "1.24.6", "1.26.8", "1.28.10", "1.29.6", "1.30.3", "HEAD"];

    [SkippableTheory]
    [MemberData(nameof(Releases))]
    public async Task Every_profile_of_a_release_has_no_error_with_its_own_charts(string release)
    {
        ChartPackage package = await OpenAsync(await IstioRepository.UnpackAsync(release, "manifests"));
        List<string> errors = [];
        int profiles = 0;
        foreach (string profile in package.Profiles!.Names())
        {
            profiles++;
            MeshConfig config = new(package.Profiles.Load(profile), new LayeredConfigResolver(package.Profiles));
            errors.AddRange((await ValidateAsync(config, package, profile)).Where(line => line.Contains(" Error: ", StringComparison.Ordinal)));
        }

        Assert.True(profiles > 5, $"only {profiles} profiles");
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    [SkippableTheory]
    [MemberData(nameof(Releases))]
    public async Task Every_input_of_istioctls_tests_gets_its_verdict(string release)
    {
        string folder = await IstioRepository.UnpackAsync(release, "manifests", Inputs);
        ChartPackage package = await OpenAsync(folder);
        List<string> wrong = [];
        int inputs = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder, Inputs), "*.yaml").Order(StringComparer.Ordinal))
        {
            inputs++;
            string name = Path.GetFileNameWithoutExtension(file);
            IReadOnlyList<string> issues;
            try
            {
                MeshConfig config = new([await ConfigReader.ReadFileAsync(file)], new LayeredConfigResolver(package.Profiles!));
                issues = await ValidateAsync(config, package, name);
            }
            catch (MeshException error)
            {
                issues = [$"{name} Error: {error.Message}"];
                output.WriteLine(issues[0]);
            }

            string[] errors = [.. issues.Where(line => line.Contains(" Error: ", StringComparison.Ordinal))];
            if (errors.Length > 0 != Refused.Contains(name))
            {
                wrong.AddRange(errors.Length > 0 ? errors : [$"{name}: accepted"]);
            }
        }

        Assert.True(inputs > 20, $"only {inputs} inputs");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SkippableTheory]
    [MemberData(nameof(Releases))]
    public async Task Every_default_of_a_releases_charts_can_be_written_for_that_release(string release)
    {
        ChartPackage package = await OpenAsync(await IstioRepository.UnpackAsync(release, "manifests"));
        ObjectSchema known = (ObjectSchema)SchemaLibrary.Default.Resolve("values:Values", string.Empty);
        List<string> errors = [];
        int fields = 0;
        foreach (ComponentKind kind in ComponentCatalog.All.Where(package.Provides))
        {
            MeshMap values = MeshMap.Empty;
            ChartContents contents = (await package.GetAsync(kind, CancellationToken.None)).Contents!;
            foreach (string name in contents.NamesIn([]))
            {
                MeshNode value = contents.FindDefault(name)!;
                fields += value is MeshMap map ? map.Count : 1;
                values = known.Find(name) is not null && (kind.Name != "Ztunnel" || name == "global")
                    ? MeshMerge.Merge(values, MeshMap.Empty.With(name, value))
                    : MeshInstall.Engine.Rendering.Values.NodePath.Set(values, $"{kind.ValuesRoot}.{name}", value);
            }

            MeshMap spec = MeshMap.Empty.With("profile", new MeshScalar("empty")).With("values", values);
            MeshOrigin origin = new(MeshOriginKind.Document, $"{kind.ChartFolder}/values.yaml");
            MeshConfig config = new([MeshLayer.OfDocument(MeshMap.Empty.With("spec", spec), origin)], new LayeredConfigResolver(package.Profiles!));
            errors.AddRange((await ValidateAsync(config, package, kind.Name)).Where(line => line.Contains(" Error: ", StringComparison.Ordinal)));
        }

        Assert.True(fields > 150, $"only {fields} fields");
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    [SkippableTheory]
    [InlineData("HEAD", "global.readerServiceAccount.name", "")]
    [InlineData("1.30.3", "global.readerServiceAccount.name", "Error UnknownField spec.values.global.readerServiceAccount")]
    [InlineData("1.30.3", "global.nativeNftables", "")]
    [InlineData("1.22.8", "global.nativeNftables", "Warning FieldNotInChart spec.values.global.nativeNftables")]
    [InlineData("1.28.10", "pilot.crlConfigMapName", "Warning FieldNotInChart spec.values.pilot.crlConfigMapName")]
    [InlineData("1.22.8", "pilot.autoscaleEnbled", "Error UnknownField spec.values.pilot.autoscaleEnbled")]
    public async Task Releases_differ_in_the_fields_they_have(string release, string field, string expected)
    {
        ChartPackage package = await OpenAsync(await IstioRepository.UnpackAsync(release, "manifests"));
        MeshConfig config = new(
            [.. package.Profiles!.Load("minimal"), SetExpression.Parse($"values.{field}=x").ToLayer()], new LayeredConfigResolver(package.Profiles));

        IReadOnlyList<MeshValidationIssue> issues = await new ConfigValidator().ValidateAsync(config, package, CancellationToken.None);

        Assert.Equal(expected.Length == 0 ? [] : [expected], issues.Where(issue => issue.Id != "WrongType").Select(issue => $"{issue.Severity} {issue.Id} {issue.Path}"));
    }

    private static Task<ChartPackage> OpenAsync(string folder) =>
        ChartPackages.OpenAsync(new PackageReference { Address = folder }, CancellationToken.None);

    private async Task<IReadOnlyList<string>> ValidateAsync(MeshConfig config, ChartPackage package, string name)
    {
        string[] lines = [.. (await new ConfigValidator().ValidateAsync(config, package, CancellationToken.None)).Select(issue => $"{name} {issue.Severity}: {issue.Id} {issue.Path}: {issue.Message} -> {issue.Suggestion}")];
        foreach (string line in lines)
        {
            output.WriteLine(line);
        }

        return lines;
    }
}
