using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Readiness.Diagnosis;
using MeshInstall.Engine.Readiness.Waiting;

namespace MeshInstall.Engine.Inspecting;

/// <summary>How installed components are, and why.</summary>
internal sealed class ComponentInspection(IClusterClient client)
{
    private const int MaxReasons = 5;
    private static readonly MeshHealth[] Worst = [MeshHealth.Failed, MeshHealth.Missing, MeshHealth.Progressing];
    private readonly ObjectDiagnosis _diagnosis = new(client);

    /// <summary>The worst of some healths.</summary>
    public static MeshHealth WorstOf(IEnumerable<MeshHealth> healths)
    {
        HashSet<MeshHealth> all = [.. healths];
        return Worst.Where(all.Contains).DefaultIfEmpty(MeshHealth.Ready).First();
    }

    /// <summary>What is missing, for a component whose workload is gone; null for the others.</summary>
    public static string? MissingOf(InstalledComponent component) => component.LacksWorkload
        ? $"The {ComponentCatalog.Find(component.Component)!.WorkloadKind} is not there; install the component again."
        : null;

    /// <summary>The state of each object.</summary>
    public async Task<IReadOnlyList<(MeshMap Item, ReadinessState State)>> StatesAsync(InstalledComponent component, CancellationToken cancellationToken)
    {
        WaitScope scope = WaitScope.Of(component.Name, component.Objects);
        List<(MeshMap, ReadinessState)> states = [];
        foreach (MeshMap item in component.Objects)
        {
            IReadOnlyList<RelatedQuery> queries = scope.RelatedTo(item);
            states.Add((item, ReadinessRules.Evaluate(
                item, queries.Count == 0 ? null : await RelatedAsync(queries, cancellationToken).ConfigureAwait(false))));
        }

        return states;
    }

    /// <summary>The component's health, with the reasons where it is not ready.</summary>
    public async Task<MeshComponentStatus> RunAsync(InstalledComponent component, CancellationToken cancellationToken)
    {
        if (MissingOf(component) is { } missing)
        {
            return Status(component, MeshHealth.Missing, missing);
        }

        IReadOnlyList<(MeshMap Item, ReadinessState State)> states = await StatesAsync(component, cancellationToken).ConfigureAwait(false);
        MeshHealth health = WorstOf(states.Select(state => state.State.Health));
        List<string> texts = health == MeshHealth.Ready && component.Workload is { } workload ? [ReadinessRules.Evaluate(workload).Message] : [];
        IEnumerable<(MeshMap Item, ReadinessState State)> remarkable = health == MeshHealth.Ready
            ? states.Where(state => state.Item.FindText("kind") == "Service" && state.State.Message.Length > 0)
            : states.Where(state => state.State.Health == health);
        foreach ((MeshMap item, ReadinessState state) in remarkable.Take(MaxReasons))
        {
            string why = string.Join("; ", (await _diagnosis.ExplainAsync(item, cancellationToken).ConfigureAwait(false))
                .Where(reason => !state.Message.Contains(reason, StringComparison.Ordinal)));
            texts.Add($"{item.FindText("kind")} {item.Name()}: {state.Message}{(why.Length == 0 ? string.Empty : $" ({why})")}");
        }

        return Status(component, health, string.Join("; ", texts));
    }

    private static MeshComponentStatus Status(InstalledComponent component, MeshHealth health, string message) =>
        new(component.Component, component.Name, component.Namespace, health, component.Objects.Count, message);

    /// <summary>The objects on which another depends; null where they must not be seen.</summary>
    private async Task<IReadOnlyList<MeshMap>?> RelatedAsync(IReadOnlyList<RelatedQuery> queries, CancellationToken cancellationToken)
    {
        List<MeshMap> found = [];
        foreach (RelatedQuery query in queries)
        {
            if (await client.DiscoverAsync(query.ApiVersion, query.Kind, cancellationToken).ConfigureAwait(false) is not { } mapping)
            {
                return null;
            }

            try
            {
                ResourceQuery wanted = query.LabelSelector is null
                    ? ResourceQuery.Of(mapping, query.Namespace, query.Service)
                    : new ResourceQuery(mapping, query.Namespace, query.LabelSelector);
                found.AddRange((await client.ListAsync(wanted, cancellationToken).ConfigureAwait(false)).Items);
            }
            catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied")
            {
                return null;
            }
        }

        return found;
    }
}
