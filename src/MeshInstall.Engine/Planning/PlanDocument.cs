namespace MeshInstall.Engine.Planning;

/// <summary>A plan as a document, for those who agree to it elsewhere; values of Secrets are hidden.</summary>
public static class PlanDocument
{
    /// <summary>All that the plan does; of objects that stay as they are only that they do.</summary>
    public static MeshMap Of(MeshPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        MeshMap.Builder document = new MeshMap.Builder()
            .Add("cluster", plan.Cluster)
            .Add("operation", plan.Operation.ToString())
            .Add("namespace", plan.Namespace)
            .Add("revision", plan.Revision)
            .Add("baseRelease", new MeshScalar(plan.BaseRelease))
            .Add("isPartial", new MeshScalar(plan.IsPartial))
            .Add("fingerprint", plan.Fingerprint);
        if (plan.RestoredFrom is { } restored)
        {
            document.Add("restoredFrom", new MeshScalar(restored));
        }

        return document
            .Add("summary", Summary(plan))
            .Add("warnings", Texts(plan.Warnings))
            .Add("components", new MeshList(plan.Manifests.Select(Component)))
            .Add("changes", new MeshList(plan.Changes.Select(Change)))
            .Build();
    }

    /// <summary>The document as indented JSON.</summary>
    public static string ToJson(MeshPlan plan) => MeshJson.ToIndentedText(Of(plan)) + "\n";

    private static MeshMap Summary(MeshPlan plan) => new MeshMap.Builder()
        .Add("create", new MeshScalar(plan.Create))
        .Add("update", new MeshScalar(plan.Update))
        .Add("restart", new MeshScalar(plan.Restart))
        .Add("recreate", new MeshScalar(plan.Recreate))
        .Add("delete", new MeshScalar(plan.Delete))
        .Add("unchanged", new MeshScalar(plan.Unchanged))
        .Add("adopt", new MeshScalar(plan.Adopt))
        .Add("conflict", new MeshScalar(plan.Conflict))
        .Build();

    private static MeshMap Component(MeshManifest manifest) => new MeshMap.Builder()
        .Add("name", manifest.Name)
        .Add("component", manifest.Component)
        .Add("namespace", manifest.Namespace)
        .Add("version", manifest.Version)
        .Add("chart", manifest.Chart)
        .Build();

    private static MeshMap Change(MeshChange change)
    {
        MeshMap.Builder document = new MeshMap.Builder()
            .Add("action", change.Action.ToString())
            .Add("component", change.Component)
            .Add("apiVersion", change.Wanted.ApiVersion)
            .Add("kind", change.Wanted.Kind);
        if (change.Wanted.Namespace is { } space)
        {
            document.Add("namespace", space);
        }

        document.Add("name", change.Wanted.Name);
        AddText(document, "reason", change.Reason);
        AddText(document, "adoptedFrom", change.AdoptedFrom);
        AddList(document, "conflicts", change.Conflicts, conflict =>
            new MeshMap.Builder().Add("manager", conflict.Manager).Add("fields", Texts(conflict.Fields)).Build());
        AddList(document, "fields", change.Fields, field => new MeshMap.Builder()
            .Add("path", field.Path).Add("before", MeshNode.FromObject(field.Before)).Add("after", MeshNode.FromObject(field.After)).Build());
        if (change.Action is not (MeshAction.Unchanged or MeshAction.Delete))
        {
            document.Add("object", change.Resource.Body);
        }

        return document.Build();
    }

    private static void AddText(MeshMap.Builder document, string key, string text)
    {
        if (text.Length > 0)
        {
            document.Add(key, text);
        }
    }

    private static void AddList<T>(MeshMap.Builder document, string key, IReadOnlyList<T> items, Func<T, MeshNode> item)
    {
        if (items.Count > 0)
        {
            document.Add(key, new MeshList(items.Select(item)));
        }
    }

    private static MeshList Texts(IEnumerable<string> texts) => new(texts.Select(text => new MeshScalar(text)));
}
