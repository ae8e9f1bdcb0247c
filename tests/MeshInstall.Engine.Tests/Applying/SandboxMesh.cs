using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Planning;
using MeshInstall.Sandbox;
using static MeshInstall.Engine.Tests.Applying.TestManifests;

namespace MeshInstall.Engine.Tests.Applying;

/// <summary>A small mesh, and its installation on a sandbox.</summary>
internal static class SandboxMesh
{
    public static readonly SandboxOptions Fast = new() { ReadyDelay = TimeSpan.FromMilliseconds(1) };

    public static MeshManifest[] Mesh() =>
    [
        Component("Base", [], Object("ServiceAccount", "reader"), Telemetries),
        Component("Pilot", ["Base"], ConfigMap("istio", "1"), Deployment("istiod"), Service("istiod"), """{"apiVersion":"telemetry.istio.io/v1","kind":"Telemetry","metadata":{"name":"mesh-default","namespace":"istio-system"},"spec":{"tracing":[]} }"""),
        Component("IngressGateways", ["Pilot"], Deployment("istio-ingressgateway")),
    ];

    public const string Telemetries = """{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"telemetries.telemetry.istio.io"},"spec":{"group":"telemetry.istio.io","scope":"Namespaced","names":{"kind":"Telemetry","listKind":"TelemetryList","plural":"telemetries","singular":"telemetry"},"versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}""";

    public static MeshManifest InRevision(MeshManifest manifest, string revision) => manifest with { Revision = revision };

    public static string Service(string name) =>
        $$$"""{"apiVersion":"v1","kind":"Service","metadata":{"name":"{{{name}}}","namespace":"istio-system"},"spec":{"selector":{"app":"{{{name}}}"},"ports":[{"name":"grpc","port":15010}]} }""";

    public static string Labelled(string component, string json) => json.Replace(
        "\"namespace\":\"istio-system\"",
        $$"""
        "namespace":"istio-system","labels":{"operator.istio.io/component":"{{component}}","istio.io/rev":"default","install.operator.istio.io/owning-resource":"installed-state"}
        """,
        StringComparison.Ordinal);

    public static MeshInstallSummary Summary(List<MeshEvent> events) => Assert.IsType<InstallCompleted>(events[^1]).Summary;

    public static async Task<MeshMap?> Get(SandboxCluster cluster, string apiVersion, string kind, string name) => await cluster.Client.GetAsync(
        (await cluster.Client.DiscoverAsync(apiVersion, kind, default))!, "istio-system", name, default);

    public static async Task<(MeshPlan Plan, List<MeshEvent> Events)> Install(
        SandboxCluster cluster,
        InstallOptions? options = null,
        Installer? installer = null,
        IReadOnlyList<MeshManifest>? manifests = null,
        Action<MeshEvent>? onEvent = null)
    {
        MeshPlan plan = await InstallPlanner.PlanAsync(cluster, manifests ?? Mesh(), default);
        List<MeshEvent> events = [];
        await foreach (MeshEvent happened in (installer ?? new Installer()).InstallAsync(cluster, plan, options ?? new InstallOptions(), default))
        {
            events.Add(happened);
            onEvent?.Invoke(happened);
        }

        return (plan, events);
    }
}
