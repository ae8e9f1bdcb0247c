using System.Net;
using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Planning;
using MeshInstall.Sandbox;
using static MeshInstall.Engine.Tests.Applying.SandboxMesh;
using static MeshInstall.Engine.Tests.Applying.TestManifests;

namespace MeshInstall.Engine.Tests.Applying;

/// <summary>What an installation asks of a server. Lock, record, discovery and namespaces are the same few requests whatever is installed.</summary>
public sealed class RequestCountTests
{
    /// <summary>Lock 3, record 4 at most, releases and webhooks that are there 3, the caller 1, the namespace 1, and one for each API group.</summary>
    private const int Overhead = 18;

    [Fact]
    public async Task A_first_installation_takes_little_more_than_a_request_for_an_object()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);

        List<string> requests = await Install(cluster, Manifests(40));

        int objects = Manifests(40).Sum(manifest => manifest.Resources.Count);
        Assert.InRange(requests.Count, objects, objects + Others + Kinds + Overhead);
        Assert.Equal(objects, requests.Count(request => request.StartsWith("PATCH", StringComparison.Ordinal) && !request.Contains("/secrets/", StringComparison.Ordinal) && !request.Contains("/namespaces/istio-system?", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_may_not_list_a_kind_still_finds_out_what_is_there()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        cluster.Sandbox.Seed("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"}}""");
        cluster.Sandbox.Seed("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"many-7","namespace":"istio-system"}}""");

        MeshPlan listed = await PlanAsync(new Recorder(cluster.Sandbox.CreateHandler()));
        MeshPlan looked = await PlanAsync(new Recorder(cluster.Sandbox.CreateHandler()) { Refuses = "/configmaps?" });

        Assert.Equal(["many-7"], listed.Changes.Where(change => change.Action == MeshAction.Update).Select(change => change.Wanted.Name));
        Assert.Equal(listed.Fingerprint, looked.Fingerprint);
    }

    [Fact]
    public async Task A_rerun_that_changes_nothing_reads_each_object_once_and_writes_none()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        await Install(cluster, Manifests(40));

        List<string> requests = await Install(cluster, Manifests(40));

        int objects = Manifests(40).Sum(manifest => manifest.Resources.Count);
        Assert.InRange(requests.Count, objects, objects + Overhead);
        Assert.DoesNotContain(requests, request => request.StartsWith("PATCH", StringComparison.Ordinal) && !request.Contains("/secrets/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_objects_of_a_kind_are_read_by_lists()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);

        List<string> first = await Install(cluster, Manifests(1_200));
        List<string> again = await Install(cluster, Manifests(1_200));

        Assert.InRange(first.Count, 1_200, 1_200 + (2 * Others) + Overhead);
        Assert.InRange(again.Count, Others, Others + Overhead + 3);
    }

    [Fact]
    public async Task A_list_that_holds_far_more_than_is_wanted_is_left()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        cluster.Sandbox.Seed("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"istio-system"}}""");
        foreach (int index in Enumerable.Range(0, 1_200))
        {
            cluster.Sandbox.Seed($$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"other-{{{index}}}","namespace":"istio-system"}}""");
        }

        List<string> requests = await Install(cluster, Manifests(120));

        Assert.Single(requests, request => request.Contains("/configmaps?", StringComparison.Ordinal));
        Assert.Equal(120, requests.Count(request => request.StartsWith("GET", StringComparison.Ordinal) && request.Contains("/configmaps/many-", StringComparison.Ordinal)));
    }

    /// <summary>Kinds of which there are several, each asked for once.</summary>
    private const int Kinds = 1;

    private static int Others => Manifests(0).Sum(manifest => manifest.Resources.Count);

    private static MeshManifest[] Manifests(int many) =>
    [
        Component("Base", [], Object("ServiceAccount", "reader"), Telemetries),
        Component("Pilot", ["Base"], [ConfigMap("istio", "1"), Service("istiod"), .. Enumerable.Range(0, many).Select(index => ConfigMap($"many-{index}", "1"))]),
    ];

    private static async Task<MeshPlan> PlanAsync(Recorder recorder)
    {
        using HttpClient http = new(recorder);
        ClusterClient client = new(new ApiTransport(http, KubernetesSandbox.BaseAddress, null, new RetryOptions(), TimeProvider.System));
        return await InstallPlanner.PlanAsync(client, "test", Manifests(40), new PlanOptions(), default);
    }

    private static async Task<List<string>> Install(SandboxCluster cluster, MeshManifest[] manifests)
    {
        using Recorder recorder = new(cluster.Sandbox.CreateHandler());
        using HttpClient http = new(recorder);
        ClusterClient client = new(new ApiTransport(http, KubernetesSandbox.BaseAddress, null, new RetryOptions(), TimeProvider.System));
        MeshPlan plan = await InstallPlanner.PlanAsync(client, "test", manifests, new PlanOptions(), default);
        MeshInstallSummary? summary = null;
        await foreach (MeshEvent happened in new Installer().InstallAsync(client, plan, new InstallOptions { Wait = false }, default))
        {
            summary = (happened as InstallCompleted)?.Summary;
        }

        Assert.True(summary?.Succeeded);
        return recorder.Requests;
    }

    private sealed class Recorder(HttpMessageHandler sandbox) : DelegatingHandler(sandbox)
    {
        public List<string> Requests { get; } = [];

        /// <summary>Part of the addresses that the caller has no right to; null for none.</summary>
        public string? Refuses { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (Requests)
            {
                Requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
            }

            return Refuses is { } part && request.RequestUri!.PathAndQuery.Contains(part, StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("""{"kind":"Status","apiVersion":"v1","reason":"Forbidden","code":403,"message":"no"}""") })
                : base.SendAsync(request, cancellationToken);
        }
    }
}
