using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Inspecting;

/// <summary>The status of one revision, from its objects.</summary>
internal sealed class RevisionInspection(IClusterClient client, string cluster, string revision, IReadOnlyList<MeshMap> objects)
{
    private static readonly MeshHealth[] Worst = [MeshHealth.Failed, MeshHealth.Missing, MeshHealth.Progressing];
    private readonly WorkloadDiagnosis _diagnosis = new(client);

    public async Task<MeshStatus> RunAsync(CancellationToken cancellationToken)
    {
        List<MeshComponentStatus> components = [];
        foreach (IGrouping<string, MeshMap> group in objects.GroupBy(item => item.Label(MeshLabels.Component)!, StringComparer.Ordinal).OrderBy(Order))
        {
            foreach (InstalledComponent instance in InstalledComponent.Split(group.Key, [.. group]))
            {
                components.Add(await StatusAsync(instance, cancellationToken).ConfigureAwait(false));
            }
        }

        MeshMap? controlPlane = Workloads().FirstOrDefault(item => item.Label(MeshLabels.Component) == "Pilot") ?? Workloads().FirstOrDefault();
        return new MeshStatus(
            cluster,
            revision,
            Version(controlPlane),
            controlPlane?.Namespace() ?? objects.Select(item => item.Namespace()).FirstOrDefault(space => space is not null) ?? string.Empty,
            objects.Select(item => item.Label(MeshLabels.Owner)).FirstOrDefault(owner => owner is not (null or "" or "unknown")) ?? string.Empty,
            WorstOf(components.Select(component => component.Health)),
            components);
    }

    private async Task<MeshComponentStatus> StatusAsync(InstalledComponent instance, CancellationToken cancellationToken)
    {
        if (instance.LacksWorkload)
        {
            string missing = $"The {ComponentCatalog.Find(instance.Component)!.WorkloadKind} is not there; install the component again.";
            return new MeshComponentStatus(instance.Component, instance.Name, instance.Namespace, MeshHealth.Missing, instance.Objects.Count, missing);
        }

        List<(MeshMap Item, ReadinessState State)> states = [.. instance.Objects.Select(item => (item, ReadinessRules.Evaluate(item)))];
        MeshHealth health = WorstOf(states.Select(state => state.State.Health));
        if (health == MeshHealth.Ready)
        {
            string summary = instance.Workload is null ? string.Empty : ReadinessRules.Evaluate(instance.Workload).Message;
            return new MeshComponentStatus(instance.Component, instance.Name, instance.Namespace, health, states.Count, summary);
        }

        List<string> reasons = [];
        foreach ((MeshMap item, ReadinessState state) in states.Where(state => state.State.Health == health).Take(5))
        {
            string why = await _diagnosis.ExplainAsync(item, cancellationToken).ConfigureAwait(false);
            reasons.Add($"{item.FindText("kind")} {item.Name()}: {state.Message}{(why.Length == 0 ? string.Empty : $" ({why})")}");
        }

        return new MeshComponentStatus(instance.Component, instance.Name, instance.Namespace, health, states.Count, string.Join("; ", reasons));
    }

    private static int Order(IGrouping<string, MeshMap> group) =>
        ComponentCatalog.All.Select((kind, index) => (kind, index)).FirstOrDefault(entry => entry.kind.Name == group.Key, (null!, int.MaxValue)).Item2;

    private static MeshHealth WorstOf(IEnumerable<MeshHealth> healths)
    {
        HashSet<MeshHealth> all = [.. healths];
        return Worst.Where(all.Contains).DefaultIfEmpty(MeshHealth.Ready).First();
    }

    private static string Version(MeshMap? workload)
    {
        if (workload is null)
        {
            return string.Empty;
        }

        string? container = ComponentCatalog.Find(workload.Label(MeshLabels.Component) ?? string.Empty)?.Container;
        List<MeshMap> containers = [.. workload.Spec().FindMap("template")?.Spec().Maps("containers") ?? []];
        string image = (containers.Find(item => item.FindText("name") == container) ?? containers.FirstOrDefault())?.FindText("image") ?? string.Empty;
        int colon = image.IndexOf('@', StringComparison.Ordinal) is var digest and >= 0 ? image.LastIndexOf(':', digest) : image.LastIndexOf(':');
        int end = image.IndexOf('@', StringComparison.Ordinal) is var at and >= 0 ? at : image.Length;
        return colon > image.LastIndexOf('/') ? image[(colon + 1)..end] : string.Empty;
    }

    private IEnumerable<MeshMap> Workloads() => objects.Where(item => item.FindText("kind") is "Deployment" or "DaemonSet");
}
