using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Tests.Applying;

/// <summary>A cluster of a dictionary: merges what is applied, and lets a test decide what goes wrong and what becomes ready.</summary>
internal sealed class MemoryCluster : IClusterClient
{
    private static readonly string[] ClusterScoped =
        ["Namespace", "CustomResourceDefinition", "ClusterRole", "ClusterRoleBinding", "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"];

    private readonly object _gate = new();
    private readonly Dictionary<string, MeshMap> _objects = new(StringComparer.Ordinal);
    private readonly List<Channel<MeshMap>> _watchers = [];
    private long _version;

    /// <summary>Every write, as <c>apply Kind name</c>, <c>check Kind name</c> or <c>delete Kind name</c>, in order.</summary>
    public ConcurrentQueue<string> Writes { get; } = new();

    /// <summary>Runs before a write is stored; may throw, or wait.</summary>
    public Func<MeshResource, CancellationToken, Task> BeforeApply { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The status that a stored object gets at once; null for none.</summary>
    public Func<MeshResource, string?> Status { get; set; } = resource => resource.Kind switch
    {
        "Deployment" => ReadyDeployment,
        "CustomResourceDefinition" => Established,
        _ => null,
    };

    /// <summary>Kinds that the server does not serve.</summary>
    public Func<string, bool> Unknown { get; set; } = _ => false;

    public static string ReadyDeployment => """{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1}""";

    public static string UnreadyDeployment => """{"observedGeneration":1,"replicas":1,"updatedReplicas":1}""";

    public static string Established => """{"conditions":[{"type":"Established","status":"True"}]}""";

    public MeshMap? Find(string kind, string name)
    {
        lock (_gate)
        {
            return _objects.Where(entry => entry.Key.StartsWith(kind + " ", StringComparison.Ordinal) && entry.Key.EndsWith("/" + name, StringComparison.Ordinal))
                .Select(entry => entry.Value).FirstOrDefault();
        }
    }

    /// <summary>Stores an object as somebody else would, and tells the watchers.</summary>
    public void Put(string json) => Store(Clusters.TestClient.Map(json));

    /// <summary>Sets an object's status, and tells the watchers.</summary>
    public void SetStatus(string kind, string name, string status) =>
        Store(Find(kind, name)!.With("status", Clusters.TestClient.Map(status)));

    public Task<string> VersionAsync(CancellationToken cancellationToken) => Task.FromResult("v1.35.0");

    public Task<ResourceMapping?> DiscoverAsync(string apiVersion, string kind, CancellationToken cancellationToken) => Task.FromResult(
        Unknown(kind) ? null : new ResourceMapping(
            apiVersion.Contains('/', StringComparison.Ordinal) ? apiVersion.Split('/')[0] : string.Empty,
            apiVersion.Split('/')[^1],
            kind,
            kind.ToLowerInvariant() + "s",
            !ClusterScoped.Contains(kind)));

    public Task<MeshMap?> GetAsync(ResourceMapping mapping, string? space, string name, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_objects.GetValueOrDefault(Key(mapping.Kind, mapping.Namespaced ? space : null, name)));
        }
    }

    public Task<ResourceList> ListAsync(ResourceQuery query, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(new ResourceList([.. _objects.Values.Where(item => Matches(query, item))], Version()));
        }
    }

    public async Task<MeshMap> ApplyAsync(ResourceMapping mapping, MeshResource resource, ApplyOptions options, CancellationToken cancellationToken)
    {
        Writes.Enqueue($"{(options.DryRun ? "check" : "apply")} {resource.Kind} {resource.Name}");
        await BeforeApply(resource, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        MeshMap? live = await GetAsync(mapping, resource.Namespace, resource.Name, cancellationToken);
        MeshMap applied = Owned(Merge(live ?? MeshMap.Empty, resource.Body), resource.Body);
        if (live is null && Status(resource) is { } status)
        {
            applied = applied.With("status", Clusters.TestClient.Map(status));
        }

        return options.DryRun || applied.Equals(live) ? applied : Store(applied);
    }

    public DateTimeOffset ServerTime { get; set; } = DateTimeOffset.UnixEpoch.AddYears(60);

    public Task<MeshMap> CreateAsync(ResourceMapping mapping, MeshMap body, CancellationToken cancellationToken)
    {
        if (mapping.Kind == "SelfSubjectReview")
        {
            return Task.FromResult(body);
        }

        MeshResource resource = new(body);
        Note("create", resource);
        lock (_gate)
        {
            return Task.FromResult(_objects.ContainsKey(Key(resource.Kind, resource.Namespace, resource.Name))
                ? throw new MeshException("ResourceExists", MeshErrorKind.AlreadyExists, $"{resource} is there already.", string.Empty)
                : Store(body));
        }
    }

    public Task<MeshMap> ReplaceAsync(ResourceMapping mapping, MeshMap body, CancellationToken cancellationToken)
    {
        MeshResource resource = new(body);
        Note("replace", resource);
        lock (_gate)
        {
            MeshMap live = _objects[Key(resource.Kind, resource.Namespace, resource.Name)];
            return Task.FromResult(body.FindMap("metadata")?.FindText("resourceVersion") is { } version && version != live.FindMap("metadata")!.FindText("resourceVersion")
                ? throw new MeshException("ResourceConflict", MeshErrorKind.Conflict, $"{resource} has changed.", string.Empty)
                : Store(body));
        }
    }

    public Task<MeshMap> PatchAsync(ResourceMapping mapping, string? space, string name, MeshList operations, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            MeshMap live = _objects[Key(mapping.Kind, mapping.Namespaced ? space : null, name)];
            Note("patch", new MeshResource(live));
            foreach (MeshMap operation in operations.Cast<MeshMap>())
            {
                string[] path = [.. operation.FindText("path")!.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal))];
                live = Patched(live, path, operation);
            }

            return Task.FromResult(Store(live));
        }
    }

    private static MeshMap Patched(MeshMap map, ReadOnlySpan<string> path, MeshMap operation)
    {
        if (path.Length > 1)
        {
            return map.With(path[0], Patched(map.FindMap(path[0])!, path[1..], operation));
        }

        return operation.FindText("op") switch
        {
            "test" => Equals(map.Find(path[0]), operation["value"])
                ? map
                : throw new MeshException("ResourceConflict", MeshErrorKind.Conflict, $"{path[0]} is another.", string.Empty),
            "remove" => map.Without(path[0]),
            _ => map.With(path[0], operation["value"]),
        };
    }

    public Task<bool> DeleteAsync(ResourceMapping mapping, string? space, string name, CancellationToken cancellationToken)
    {
        Writes.Enqueue($"delete {mapping.Kind} {name}");
        lock (_gate)
        {
            return Task.FromResult(_objects.Remove(Key(mapping.Kind, mapping.Namespaced ? space : null, name)));
        }
    }

    public async Task<bool> RemoveAsync(ResourceMapping mapping, string? space, string name, string? resourceVersion, CancellationToken cancellationToken) =>
        resourceVersion is not null && await GetAsync(mapping, space, name, cancellationToken) is { } live && live.FindMap("metadata")!.FindText("resourceVersion") != resourceVersion
            ? throw new MeshException("ResourceConflict", MeshErrorKind.Conflict, $"{mapping} {name} has changed.", string.Empty)
            : await DeleteAsync(mapping, space, name, cancellationToken);

    public async IAsyncEnumerable<WatchEvent> WatchAsync(
        ResourceQuery query, string? resourceVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Channel<MeshMap> channel = Channel.CreateUnbounded<MeshMap>();
        List<MeshMap> there;
        lock (_gate)
        {
            there = [.. _objects.Values.Where(item => Matches(query, item))];
            _watchers.Add(channel);
        }

        foreach (MeshMap item in there)
        {
            yield return new WatchEvent(WatchEventKind.Changed, item);
        }

        yield return new WatchEvent(WatchEventKind.Synced, MeshMap.Empty);

        await foreach (MeshMap item in channel.Reader.ReadAllAsync(cancellationToken))
        {
            if (Matches(query, item))
            {
                yield return new WatchEvent(WatchEventKind.Changed, item);
            }
        }
    }

    /// <summary>Locks and records are written besides; tests of them are on the sandbox.</summary>
    private void Note(string verb, MeshResource resource)
    {
        if (resource.Kind != "Lease" && !resource.Name.StartsWith("meshinstall.", StringComparison.Ordinal))
        {
            Writes.Enqueue($"{verb} {resource.Kind} {resource.Name}");
        }
    }

    private static MeshMap Merge(MeshMap under, MeshMap over)
    {
        foreach (KeyValuePair<string, MeshNode> entry in over)
        {
            under = under.With(entry.Key, entry.Value is MeshMap map && under.FindMap(entry.Key) is { } inner ? Merge(inner, map) : entry.Value);
        }

        return under;
    }

    private static MeshMap Owned(MeshMap item, MeshMap fields)
    {
        MeshMap entry = new MeshMap.Builder().Add("manager", "meshinstall").Add("operation", "Apply").Add("fieldsV1", fields).Build();
        return item.With("metadata", item.FindMap("metadata")!.With("managedFields", new MeshList([entry])));
    }

    private static bool Matches(ResourceQuery query, MeshMap item) =>
        item.FindText("kind") == query.Mapping.Kind
        && (query.Namespace is null || item.FindMap("metadata")?.FindText("namespace") == query.Namespace)
        && (query.FieldSelector is null || !query.FieldSelector.StartsWith("metadata.name=", StringComparison.Ordinal)
            || query.FieldSelector == "metadata.name=" + item.FindMap("metadata")?.FindText("name"))
        && (query.LabelSelector is null || query.LabelSelector.Split(',').All(part =>
            item.FindMap("metadata")?.FindMap("labels") is { } labels
            && (part.Contains('=', StringComparison.Ordinal) ? labels.FindText(part.Split('=')[0]) == part.Split('=')[1] : labels.ContainsKey(part))));

    private static string Key(string kind, string? space, string name) => $"{kind} {space}/{name}";

    private string Version() => _version.ToString(CultureInfo.InvariantCulture);

    private MeshMap Store(MeshMap item)
    {
        lock (_gate)
        {
            _version++;
            MeshMap metadata = item.FindMap("metadata")!.With("resourceVersion", new MeshScalar(Version()));
            MeshMap stored = item.With("metadata", metadata);
            _objects[Key(item.FindText("kind")!, metadata.FindText("namespace"), metadata.FindText("name")!)] = stored;
            _watchers.ForEach(watcher => watcher.Writer.TryWrite(stored));
            return stored;
        }
    }
}
