using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Profiles;
using MeshInstall.Engine.Releases;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;

namespace MeshInstall.Engine.Tests.Rendering;

/// <summary>Charts in a folder of the user's are known by what is in it.</summary>
public sealed class ChartFolderTests : IDisposable
{
    private const string Pilot = "manifests/charts/istio-control/istio-discovery/";
    private const string Everything = "Base,Pilot,istio-ingressgateway";
    private readonly TemporaryFolder _folder = new();

    public ChartFolderTests()
    {
        string release = Path.Combine(RepositoryFolder.Root, "tests", "Data", "release");
        foreach (string file in Directory.EnumerateFiles(release, "*", SearchOption.AllDirectories))
        {
            _folder.Write(Path.GetRelativePath(release, file), File.ReadAllText(file));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_rendered_again_where_nothing_differs()
    {
        RecordedRendering recorded = await RecordAsync();
        string file = Path.Combine(_folder.Path, Pilot, "templates", "istiod.yaml");
        string text = await File.ReadAllTextAsync(file);
        File.Delete(file);
        _folder.Write(Pilot + "templates/istiod.yaml", text);
        File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));

        Assert.Equal(string.Empty, await AffectedAsync(recorded));
    }

    [Theory]
    [InlineData("templates/istiod.yaml")]
    [InlineData("templates/more.yaml")]
    [InlineData("values.yaml")]
    [InlineData("Chart.yaml")]
    [InlineData("crds/things.yaml")]
    [InlineData("files/text.txt")]
    [InlineData("charts/inner/templates/inner.yaml")]
    public async Task A_chart_that_changed_in_any_file_is_rendered_again(string file)
    {
        _folder.Write(Pilot + "charts/inner/Chart.yaml", "apiVersion: v2\nname: inner\nversion: 1.0.0\n");
        _folder.Write(Pilot + "charts/inner/templates/inner.yaml", "# none\n");
        RecordedRendering recorded = await RecordAsync();
        string path = Path.Combine(_folder.Path, Pilot, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.AppendAllTextAsync(path, "# another\n");

        Assert.Equal("Pilot", await AffectedAsync(recorded));
    }

    [SkippableFact]
    public async Task A_file_that_a_link_leads_to_counts_too()
    {
        string link = Path.Combine(_folder.Path, Pilot, "templates", "linked.yaml");
        string target = _folder.Write(Pilot + "files/linked.txt", "# one\n");
        try
        {
            File.CreateSymbolicLink(link, Path.Combine("..", "files", "linked.txt"));
        }
        catch (Exception exception) when (OperatingSystem.IsWindows() && exception is IOException or UnauthorizedAccessException)
        {
            Skip.If(true, "This account may not make symbolic links.");
        }

        RecordedRendering recorded = await RecordAsync();
        string unchanged = await AffectedAsync(recorded);
        await File.WriteAllTextAsync(target, "# two\n");

        Assert.Equal(string.Empty, unchanged);
        Assert.Equal("Pilot", await AffectedAsync(recorded));
    }

    [Fact]
    public async Task A_record_that_does_not_say_what_the_charts_held_has_all_rendered_again()
    {
        RecordedRendering recorded = await RecordAsync();
        MeshManifest[] older = [.. recorded.Manifests.Select(manifest => RecordedManifest.Decode(RecordedManifest.Encode(manifest).Without("basis")))];
        MeshManifest[] newer = [.. recorded.Manifests.Select(manifest => RecordedManifest.Decode(RecordedManifest.Encode(manifest)))];

        Assert.Equal(Everything, await AffectedAsync(recorded with { Manifests = older }));
        Assert.Equal(string.Empty, await AffectedAsync(recorded with { Manifests = newer }));
    }

    [Fact]
    public async Task The_same_charts_are_the_same_wherever_they_stand()
    {
        RecordedRendering recorded = await RecordAsync();
        string account = Path.Combine(_folder.Path, "manifests/charts/base/templates/account.yaml");
        foreach (string file in new[] { "Chart.yaml", "values.yaml", "templates/account.yaml" })
        {
            _folder.Write("elsewhere/" + file, await File.ReadAllTextAsync(Path.Combine(_folder.Path, "manifests/charts/base", file)));
        }

        string unchanged = await ElsewhereAsync();
        _folder.Write("elsewhere/templates/account.yaml", await File.ReadAllTextAsync(account) + "# another\n");

        Assert.Equal(string.Empty, unchanged);
        Assert.Equal("Base", await ElsewhereAsync());

        async Task<string> ElsewhereAsync()
        {
            PackageReference charts = new()
            {
                Components = new Dictionary<string, string>
                {
                    ["Base"] = Path.Combine(_folder.Path, "elsewhere"),
                    ["Pilot"] = Path.Combine(_folder.Path, Pilot),
                    ["IngressGateways"] = Path.Combine(_folder.Path, "manifests/charts/gateways/istio-ingress"),
                },
            };
            RenderOptions options = Options(await ChartPackages.OpenAsync(charts, CancellationToken.None));
            return string.Join(',', await AffectedComponents.OfAsync(recorded, recorded.Config, options, CancellationToken.None));
        }
    }

    [Theory]
    [InlineData("components.pilot.k8s.replicaCount=2", Everything, "Pilot")]
    [InlineData("values.ztunnel.logLevel=debug", Everything, "Pilot")]
    [InlineData("values.pilot.replicaCount=2", Everything, "Pilot,istio-ingressgateway")]
    public async Task Only_of_Istios_own_charts_is_it_known_what_they_read(string setting, string unknown, string known)
    {
        RecordedRendering before = await RecordAsync();
        string first = await AffectedAsync(before, setting);
        foreach (string chart in new[] { "base", "istio-control/istio-discovery", "gateways/istio-ingress" })
        {
            _folder.Write($"manifests/charts/{chart}/templates/zzz_profile.yaml", "{{- /* profiles */ -}}\n");
        }

        Assert.Equal((setting.StartsWith("components", StringComparison.Ordinal) ? known : unknown, known), (first, await AffectedAsync(await RecordAsync(), setting)));
    }

    [Theory]
    [InlineData("{{ .Values.pilot.replicaCount }}")]
    [InlineData("{{ index .Values \"pilot\" \"replicaCount\" }}")]
    [InlineData("{{ with .Values }}{{ .pilot.replicaCount }}{{ end }}")]
    [InlineData("{{ toYaml .Values | len }}")]
    [InlineData("{{ range $key, $value := $.Values }}{{ $key }}{{ end }}")]
    public async Task A_copy_of_Istios_charts_that_was_changed_to_read_more_is_taken_at_its_word(string reading)
    {
        _folder.Write("manifests/charts/base/templates/zzz_profile.yaml", "{{- /* profiles */ -}}\n");
        string without = await AffectedAsync(await RecordAsync(), "values.pilot.replicaCount=2");
        _folder.Write("manifests/charts/base/templates/more.yaml", $"# {reading}\n");

        Assert.DoesNotContain("Base", without, StringComparison.Ordinal);
        Assert.Contains("Base", await AffectedAsync(await RecordAsync(), "values.pilot.replicaCount=2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_that_can_tell_upgrades_is_rendered_again_at_the_first()
    {
        RecordedRendering recorded = await RecordAsync();
        RenderOptions upgrade = Options(await PackageAsync()) with { IsUpgrade = true };

        Assert.Equal(["Pilot"], await AffectedComponents.OfAsync(recorded, recorded.Config, upgrade, CancellationToken.None));
    }

    [Fact]
    public async Task Another_version_of_the_cluster_has_all_rendered_again()
    {
        RecordedRendering recorded = await RecordAsync();
        RenderOptions options = Options(await PackageAsync()) with { KubeVersion = "v1.31.0" };

        Assert.Equal(Everything, string.Join(',', await AffectedComponents.OfAsync(recorded, recorded.Config, options, CancellationToken.None)));
    }

    private static RenderOptions Options(ChartPackage package) => new() { ChartRoot = RepositoryFolder.Charts, Charts = package };

    private Task<ChartPackage> PackageAsync() => ChartPackages.OpenAsync(new PackageReference { Address = _folder.Path }, CancellationToken.None);

    private async Task<RecordedRendering> RecordAsync()
    {
        (MeshConfig config, RenderOptions options) = await OfAsync();
        return new RecordedRendering { Config = config, Manifests = await ManifestRenderer.RenderAsync(config, options, CancellationToken.None) };
    }

    private async Task<string> AffectedAsync(RecordedRendering recorded, params string[] settings)
    {
        (MeshConfig config, RenderOptions options) = await OfAsync(settings);
        return string.Join(',', await AffectedComponents.OfAsync(recorded, config, options, CancellationToken.None));
    }

    private async Task<(MeshConfig Config, RenderOptions Options)> OfAsync(params string[] settings)
    {
        ProfileCatalog builtIn = new(RepositoryFolder.Profiles);
        ChartPackage package = await PackageAsync();
        MeshConfig config = new([.. settings.Select(setting => SetExpression.Parse(setting).ToLayer())], new LayeredConfigResolver(builtIn));
        return (await PackageConfig.OnAsync(config, package, builtIn, CancellationToken.None), Options(package));
    }
}
