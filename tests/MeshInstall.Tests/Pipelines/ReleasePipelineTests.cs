using System.Globalization;
using System.IO.Compression;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class ReleasePipelineTests : IDisposable
{
    private const string Canary = "canary-51d0be";
    private readonly ModuleRunspace _runspace = new();
    private readonly PSObject _cluster;

    public ReleasePipelineTests()
    {
        _cluster = _runspace.Invoke("New-MeshSandbox -Listen -WarningAction SilentlyContinue").Single();
        Post("namespaces", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"}}""");
        Record("default", 1, "superseded", "2026-01-01T10:00:00Z", "one");
        Record("default", 2, "deployed", "2026-01-02T10:00:00Z", "two");
        Record("canary", 1, "failed", "2026-01-03T10:00:00Z", "three");
    }

    [Fact]
    public void Releases_come_newest_first_over_all_revisions()
    {
        Assert.Equal(["canary 1 Failed", "default 2 Deployed", "default 1 Superseded"], Names("Get-MeshRelease -Cluster $cluster"));
        Assert.Equal(["canary 1 Failed", "default 2 Deployed"], Names("Get-MeshRelease -Cluster $cluster -Latest"));
        Assert.Equal(["default 2 Deployed", "default 1 Superseded"], Names("Get-MeshRelease default -Cluster $cluster -Namespace istio-system"));
        Assert.Equal(["canary 1 Failed", "default 1 Superseded"], Names("Get-MeshRelease -Cluster $cluster -Number 1"));
        Assert.Empty(Names("Get-MeshRelease -Cluster $cluster -Namespace default"));
    }

    [Fact]
    public void What_a_release_installed_can_be_compared()
    {
        RunResult result = _runspace.Run(
            "$old, $new = 1, 2 | ForEach-Object { Get-MeshRelease default -Cluster $cluster -Number $_ -IncludeManifest }; $new.Manifests | Compare-MeshManifest $old.Manifests", ("cluster", _cluster));

        Assert.Empty(result.Errors);
        PSObject difference = Assert.Single(result.Output);
        Assert.Equal("Update", difference.Properties["Action"].Value.ToString());
    }

    [Fact]
    public void A_number_that_is_not_there_and_a_name_that_cannot_be_one_are_errors()
    {
        _runspace.Run("Get-MeshRelease default -Cluster $cluster -Number 9", ("cluster", _cluster)).SingleError("ReleaseNotFound");
        _runspace.Run("Get-MeshRelease Canary! -Cluster $cluster", ("cluster", _cluster)).SingleError("RevisionInvalid");
    }

    [Fact]
    public void A_list_of_releases_shows_nothing_of_what_they_hold()
    {
        _runspace.Invoke("Get-MeshRelease -Cluster $cluster -Verbose -Debug *>&1 | Out-Default", ("cluster", _cluster));
        string json = JsonSerializer.Serialize(_runspace.Invoke("Get-MeshRelease -Cluster $cluster", ("cluster", _cluster)).Select(release => release.BaseObject));
        string shown = string.Join('\n', _runspace.Host.Lines);

        Assert.Contains("Superseded", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, json, StringComparison.Ordinal);
        Assert.Contains(Canary, _runspace.Invoke("(Get-MeshRelease canary -Cluster $cluster -IncludeManifest).Manifests[0].Resources[0].Body.ToString()", ("cluster", _cluster)).Single().ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _runspace.Dispose();

    private string[] Names(string script) =>
        [.. _runspace.Invoke(script, ("cluster", _cluster)).Select(release => $"{release.Properties["Revision"].Value} {release.Properties["Number"].Value} {release.Properties["Status"].Value}")];

    private void Record(string revision, int number, string status, string started, string value)
    {
        string body = $$$"""
            {"format":1,"attempt":"a","namespace":"istio-system","revision":"{{{revision}}}","number":{{{number}}},"manifests":[{"component":"Base","name":"Base","namespace":"istio-system","revision":"","owner":"installed-state","version":"1.30.3","chart":"base-1.30.3","dependsOn":[],"warnings":[],"values":{},"resources":[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x","namespace":"istio-system"},"data":{"key":"{{{value}}} {{{Canary}}}"}}]}]}
            """;
        Post("namespaces/istio-system/secrets", $$$"""
            {"apiVersion":"v1","kind":"Secret","type":"meshinstall.io/release.v1","metadata":{"name":"meshinstall.{{{revision}}}.v{{{number.ToString(CultureInfo.InvariantCulture)}}}",
             "labels":{"app.kubernetes.io/managed-by":"meshinstall","meshinstall.io/revision":"{{{revision}}}","meshinstall.io/release":"{{{number}}}","meshinstall.io/status":"{{{status}}}","meshinstall.io/operation":"install"},
             "annotations":{"meshinstall.io/attempt":"a","meshinstall.io/parts":"1","meshinstall.io/started":"{{{started}}}"}},
             "data":{"release":"{{{Convert.ToBase64String(Packed(body))}}}"}}
            """);
    }

    private void Post(string path, string body)
    {
        using HttpClient http = new() { BaseAddress = (Uri)_cluster.Properties["Server"].Value };
        using HttpRequestMessage request = new(HttpMethod.Post, "api/v1/" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using HttpResponseMessage answer = http.Send(request);
        answer.EnsureSuccessStatusCode();
    }

    private static byte[] Packed(string json)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(json));
        }

        return packed.ToArray();
    }
}
