using MeshInstall.Engine.Exporting;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Tests.Generating;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>
/// The exported values, given to helm with Istio's own charts: what a team that goes on with Helm gets is what the manifests hold, the labels that
/// say who installed it aside. Settings under <c>k8s</c> that only change rendered objects are no values, here as in istioctl.
/// </summary>
[Trait("Category", "Oracle")]
public sealed class HelmValuesOracleTests
{
    private static readonly HashSet<string> WithoutValues = new(StringComparer.Ordinal) { "two gateways with settings" };

    public static TheoryData<string> Names => new(OracleCases.All.Select(oracle => oracle.Name).Where(name => !WithoutValues.Contains(name)));

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Helm_makes_the_same_objects_of_the_exported_values(string name)
    {
        Skip.IfNot(OracleTools.ArePresent, "MESHINSTALL_TOOLS and MESHINSTALL_ISTIO name no helm and no Istio release.");
        OracleCase oracle = OracleCases.All.Single(candidate => candidate.Name == name);
        GeneratedMesh mesh = await GeneratedMesh.OfTextAsync(ChartSet.OfIstio, oracle.Document);
        IReadOnlyList<ManifestFile> files = HelmValuesFiles.Of(mesh.Manifests);

        Assert.Equal(mesh.Manifests.Count, files.Count);
        foreach ((MeshManifest manifest, ManifestFile file) in mesh.Manifests.Zip(files))
        {
            // Where a chart gives a container one variable twice, the API would refuse its object.
            MeshResource[] theirs = [.. (await OracleTools.RenderAsync(manifest, file.Text, mesh.Options.KubeVersion)).Select(ContainerEnvironment.WithoutDuplicates)];
            Assert.Empty(ResourceComparison.Differences(theirs, [.. manifest.Resources.Select(resource => WithoutOwner(resource, theirs))]));
        }
    }

    [SkippableFact]
    public async Task Settings_of_objects_alone_are_what_helm_does_not_make()
    {
        Skip.IfNot(OracleTools.ArePresent, "MESHINSTALL_TOOLS and MESHINSTALL_ISTIO name no helm and no Istio release.");
        GeneratedMesh mesh = await GeneratedMesh.OfTextAsync(
            ChartSet.OfIstio, "spec: {profile: minimal, components: {pilot: {k8s: {priorityClassName: high, resources: {requests: {cpu: 7m}}}}}}");
        MeshManifest pilot = mesh.Manifests.Single(manifest => manifest.Component == "Pilot");
        ManifestFile file = HelmValuesFiles.Of([pilot])[0];

        IReadOnlyList<MeshResource> theirs = await OracleTools.RenderAsync(pilot, file.Text, mesh.Options.KubeVersion);

        string difference = Assert.Single(ResourceComparison.Differences(theirs, [.. pilot.Resources.Select(resource => WithoutOwner(resource, theirs))]));
        Assert.EndsWith(".spec.template.spec.priorityClassName: (nothing) != high", difference, StringComparison.Ordinal);
    }

    /// <summary>The object without the labels that its chart does not give it.</summary>
    private static MeshResource WithoutOwner(MeshResource ours, IReadOnlyList<MeshResource> theirs)
    {
        MeshMap metadata = ours.Body.FindMap("metadata")!;
        MeshMap? labels = metadata.FindMap("labels");
        MeshMap given = theirs.FirstOrDefault(other => ResourceComparison.Identity(other) == ResourceComparison.Identity(ours))?.Body.FindMap("metadata")?.FindMap("labels")
            ?? MeshMap.Empty;
        if (labels is null)
        {
            return ours;
        }

        MeshMap kept = new[] { MeshLabels.Component, MeshLabels.Managed, MeshLabels.Version, MeshLabels.Owner, MeshLabels.OwnerNamespace, MeshLabels.Revision }
            .Aggregate(labels, (left, label) => given.Find(label) is { } there ? left.With(label, there) : left.Without(label));
        return new MeshResource(ours.Body.With("metadata", kept.Count == 0 ? metadata.Without("labels") : metadata.With("labels", kept)));
    }
}
