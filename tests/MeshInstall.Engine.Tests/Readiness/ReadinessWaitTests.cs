using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Readiness.Waiting;
using MeshInstall.Engine.Tests.Clusters;
using static MeshInstall.Engine.Tests.Applying.SandboxMesh;

namespace MeshInstall.Engine.Tests.Readiness;

/// <summary>Waiting by watches, on a sandbox.</summary>
public sealed class ReadinessWaitTests
{
    private const string Space = """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"mesh"}}""";
    private const string Service = """{"apiVersion":"v1","kind":"Service","metadata":{"name":"istiod","namespace":"mesh"},"spec":{"ports":[{"port":443}]}}""";
    private const string Slice = """{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"istiod-1","namespace":"mesh","labels":{"kubernetes.io/service-name":"istiod"}},"addressType":"IPv4","endpoints":[{"addresses":["10.0.0.1"],"conditions":{"ready":true}}]}""";
    private const string Claim = """{"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"data","namespace":"mesh"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}""";
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task An_endpoint_that_comes_wakes_the_webhook_that_needs_it()
    {
        using SandboxCluster cluster = await OpenAsync(Space, Service, Webhook());
        Waiter waiter = await Waiter.OfAsync(cluster, Webhook());
        Task wait = waiter.StartAsync(Service);
        await waiter.Until(text => text.Contains("Service mesh/istiod has no ready endpoint", StringComparison.Ordinal));

        cluster.Sandbox.Seed(Slice);

        await wait.WaitAsync(Bound);
        Assert.Empty(waiter.Pending.Unready);
    }

    [Fact]
    public async Task A_webhook_whose_Service_another_component_brings_is_not_waited_for()
    {
        using SandboxCluster cluster = await OpenAsync(Space, Webhook());
        Waiter waiter = await Waiter.OfAsync(cluster, Webhook());

        await waiter.StartAsync().WaitAsync(Bound);
    }

    [Fact]
    public async Task What_is_deleted_while_it_is_waited_for_is_said_and_may_come_back()
    {
        using SandboxCluster cluster = await OpenAsync(Space, Unready("a"));
        Waiter waiter = await Waiter.OfAsync(cluster, Unready("a"));
        Task wait = waiter.StartAsync();
        await cluster.Client.DeleteAsync(waiter.Objects[0].Mapping, "mesh", "a", default);
        await waiter.Until(text => text == "Widget mesh/a: it was deleted in the meantime");

        cluster.Sandbox.Seed(Ready("a"));

        await wait.WaitAsync(Bound);
    }

    [Fact]
    public async Task What_went_before_the_server_forgot_the_version_is_noticed()
    {
        using SandboxCluster cluster = await OpenAsync(Space);
        using MemoryStream before = new();
        cluster.Sandbox.Save(before);
        cluster.Sandbox.Seed(Unready("a"));
        cluster.Sandbox.Seed(Unready("b"));
        Waiter waiter = await Waiter.OfAsync(cluster, Unready("a"), Unready("b"));
        Task wait = waiter.StartAsync();
        before.Position = 0;

        cluster.Sandbox.Load(before);

        await waiter.Until(text => text == "Widget mesh/b: it was deleted in the meantime");
        cluster.Sandbox.Seed(Ready("a"));
        cluster.Sandbox.Seed(Ready("b"));
        await wait.WaitAsync(Bound);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a", "b")]
    public async Task What_was_seen_and_went_before_the_server_forgot_the_version_is_noticed(params string[] names)
    {
        using SandboxCluster cluster = await OpenAsync(Space);
        using MemoryStream before = new();
        cluster.Sandbox.Save(before);
        Array.ForEach(names, name => cluster.Sandbox.Seed(Unready(name)));
        Waiter waiter = await Waiter.OfAsync(cluster, [.. names.Select(Unready)]);
        Task wait = waiter.StartAsync();
        foreach (string name in names)
        {
            cluster.Sandbox.Seed(Widget(name, """[{"type":"Ready","status":"False","reason":"StillNot"}]"""));
            await waiter.Until(text => text == $"Widget mesh/{name}: StillNot");
        }

        before.Position = 0;
        cluster.Sandbox.Load(before);

        foreach (string name in names)
        {
            await waiter.Until(text => text == $"Widget mesh/{name}: it was deleted in the meantime");
        }

        Array.ForEach(names, name => cluster.Sandbox.Seed(Ready(name)));
        await wait.WaitAsync(Bound);
    }

    [Fact]
    public async Task An_object_that_fails_ends_the_wait_at_once_with_its_reason()
    {
        using SandboxCluster cluster = await OpenAsync(Space, Unready("a"), Unready("b"));
        Waiter waiter = await Waiter.OfAsync(cluster, Unready("a"), Unready("b"));
        Task wait = waiter.StartAsync();

        cluster.Sandbox.Seed(Widget("b", """[{"type":"Stalled","status":"True","reason":"Broken","message":"no way"}]"""));

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => wait.WaitAsync(Bound));
        Assert.Equal(("MeshNotReady", "test cannot become ready:\n  Widget mesh/b: Broken: no way"), (error.ErrorId, error.Message));
    }

    [Fact]
    public async Task An_object_that_no_controller_sees_is_said_to_be_unseen()
    {
        ReadinessState state = ReadinessRules.Evaluate(TestClient.Map(Claim));
        Assert.Equal("it is not bound yet", state.Message);
        using SandboxCluster cluster = await OpenAsync(Space);
        MeshMap job = TestClient.Map("""{"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"j","namespace":"mesh"}}""");
        PendingObjects pending = new(_ => { });
        pending.Begin([new LiveResource(new MeshResource(job), (await cluster.Client.DiscoverAsync("batch/v1", "Job", default))!, job)], WaitScope.Of("test", []));

        Assert.Equal("Job mesh/j: its controller has not seen it yet", Assert.Single(pending.Unready).ToString());
    }

    [Fact]
    public async Task A_stopped_wait_ends_with_its_watches()
    {
        using SandboxCluster cluster = await OpenAsync(Space, Unready("a"));
        Waiter waiter = await Waiter.OfAsync(cluster, Unready("a"));
        using CancellationTokenSource stop = new();
        Task wait = waiter.StartAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.WaitAsync(Bound));
    }

    private static string Webhook() =>
        """{"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingWebhookConfiguration","metadata":{"name":"istio-validator","labels":{"istio.io/rev":"default"}},"webhooks":[{"name":"rev.validation.istio.io","sideEffects":"None","admissionReviewVersions":["v1"],"clientConfig":{"service":{"namespace":"mesh","name":"istiod"}}}]}""";

    private static string Unready(string name) => Widget(name, """[{"type":"Ready","status":"False","reason":"NotYet"}]""");

    private static string Ready(string name) => Widget(name, """[{"type":"Ready","status":"True"}]""");

    private static string Widget(string name, string conditions) =>
        $$"""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"{{name}}","namespace":"mesh"},"status":{"conditions":{{conditions}} } }""";

    private static async Task<SandboxCluster> OpenAsync(params string[] objects)
    {
        SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default, new RetryOptions { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5) });
        cluster.Sandbox.Seed(Telemetries
            .Replace("telemetry.istio.io", "example.com", StringComparison.Ordinal).Replace("telemetries", "widgets", StringComparison.Ordinal)
            .Replace("telemetry", "widget", StringComparison.Ordinal).Replace("Telemetry", "Widget", StringComparison.Ordinal));
        while (await cluster.Client.DiscoverAsync("example.com/v1", "Widget", default) is null)
        {
            await Task.Yield();
        }

        Array.ForEach(objects, cluster.Sandbox.Seed);
        return cluster;
    }

    private sealed class Waiter(SandboxCluster cluster, IReadOnlyList<LiveResource> objects)
    {
        private readonly object _gate = new();
        private readonly List<(Predicate<string> Wanted, TaskCompletionSource Seen)> _expected = [];
        private IReadOnlyList<string> _texts = [];

        public PendingObjects Pending => field ??= new PendingObjects(Tell);

        public IReadOnlyList<LiveResource> Objects => objects;

        public static async Task<Waiter> OfAsync(SandboxCluster cluster, params string[] texts)
        {
            List<LiveResource> objects = [];
            foreach (MeshMap item in texts.Select(TestClient.Map))
            {
                MeshResource resource = new(item);
                ResourceMapping mapping = (await cluster.Client.DiscoverAsync(resource.ApiVersion, resource.Kind, default))!;
                objects.Add(new LiveResource(resource, mapping, (await cluster.Client.GetAsync(mapping, resource.Namespace, resource.Name, default))!));
            }

            return new Waiter(cluster, objects);
        }

        public Task StartAsync(params string[] services) => StartAsync(default, services);

        public Task StartAsync(CancellationToken stop, params string[] services) =>
            new ReadinessWait(cluster.Client, TimeProvider.System).RunAsync(WaitScope.Of("test", services.Select(TestClient.Map)), objects, Pending, stop);

        /// <summary>Ends when the wait says it.</summary>
        public async Task Until(Predicate<string> wanted)
        {
            TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                if (_texts.Any(text => wanted(text)))
                {
                    return;
                }

                _expected.Add((wanted, seen));
            }

            await seen.Task.WaitAsync(Bound);
        }

        private void Tell(IReadOnlyList<string> texts)
        {
            lock (_gate)
            {
                _texts = texts;
                _expected.Where(entry => texts.Any(text => entry.Wanted(text))).ToList().ForEach(entry => entry.Seen.TrySetResult());
            }
        }
    }
}
