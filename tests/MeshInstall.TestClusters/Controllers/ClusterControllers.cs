using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace MeshInstall.TestClusters.Controllers;

/// <summary>
/// What the controllers of a cluster do, done by watching its API: workloads, jobs, claims, load balancers, autoscalers and budgets become
/// ready, Services get endpoints, webhooks their certificate authority, dependents go with their owners, and deleted namespaces are emptied and finalized. No pods are made.
/// </summary>
public sealed class ClusterControllers : IAsyncDisposable
{
    private readonly ApiCalls _calls;
    private readonly ControllerOptions _options;
    private readonly OwnerGraph _graph = new();
    private readonly GarbageCollection _garbage;
    private readonly NamespaceFinalizer _namespaces;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<(string Type, ApiObject Item)> _changes = Channel.CreateUnbounded<(string, ApiObject)>();
    private readonly Dictionary<ApiResource, Task> _watches = [];
    private readonly List<Exception> _refusals = [];
    private Task _work = Task.CompletedTask;

    private ClusterControllers(HttpClient client, ControllerOptions options)
    {
        _calls = new ApiCalls(client);
        _options = options;
        _garbage = new GarbageCollection(_calls, _graph);
        _namespaces = new NamespaceFinalizer(_calls);
    }

    /// <summary>Starts them; everything that exists has been seen when it returns.</summary>
    public static async Task<ClusterControllers> StartAsync(HttpClient client, ControllerOptions options)
    {
        var controllers = new ClusterControllers(client, options);
        await controllers.WatchNewResourcesAsync();
        controllers._work = Task.Run(controllers.WorkAsync);
        return controllers;
    }

    /// <summary>Stops them, and tells what they could not do.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        try
        {
            await Task.WhenAll([_work, .. _watches.Values]);
        }
        catch (OperationCanceledException)
        {
            // This is how they stop.
        }

        _stopping.Dispose();
        if (_refusals.Count > 0)
        {
            throw new AggregateException("the controllers of the tests were refused", _refusals);
        }
    }

    private async Task WatchNewResourcesAsync()
    {
        var known = await _calls.DiscoverAsync(_stopping.Token);
        var listed = await Task.WhenAll(known.Where(resource => !_watches.ContainsKey(resource)).Select(async resource =>
            (Resource: resource, List: await _calls.ListAsync(resource, null, _stopping.Token))));
        foreach (var (resource, list) in listed)
        {
            if (list is { } found)
            {
                Report(found.Items);
                _watches[resource] = Task.Run(() => WatchAsync(resource, found.Version));
            }
        }
    }

    private async Task WatchAsync(ApiResource resource, string version)
    {
        while (true)
        {
            var isExpired = false;
            await foreach (var (type, body) in Uncut(_calls.WatchAsync(resource, version, _stopping.Token)))
            {
                isExpired = type == "ERROR";
                if (isExpired)
                {
                    break;
                }

                version = (string)body["metadata"]!["resourceVersion"]!;
                if (type != "BOOKMARK")
                {
                    _changes.Writer.TryWrite((type, new ApiObject(resource, body)));
                }
            }

            // A definition that was deleted takes its resource with it.
            if (await _calls.ListAsync(resource, null, _stopping.Token) is not { } list)
            {
                return;
            }

            if (isExpired || list.Version != version)
            {
                version = list.Version;
                Report(list.Items);
            }
        }
    }

    /// <summary>The watch, ended where the connection is cut.</summary>
    private static async IAsyncEnumerable<(string Type, JsonObject Body)> Uncut(IAsyncEnumerable<(string Type, JsonObject Body)> watch)
    {
        await using var changes = watch.GetAsyncEnumerator();
        while (true)
        {
            try
            {
                if (!await changes.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                yield break;
            }

            yield return changes.Current;
        }
    }

    private void Report(IEnumerable<ApiObject> items)
    {
        foreach (var item in items)
        {
            _changes.Writer.TryWrite(("MODIFIED", item));
        }
    }

    private async Task WorkAsync()
    {
        // What existed at the start is known before anything is decided: an owner must not look alone because its dependents come later.
        List<(string Type, ApiObject Item)> batch = [];
        while (await _changes.Reader.WaitToReadAsync(_stopping.Token))
        {
            batch.Clear();
            while (_changes.Reader.TryRead(out var change))
            {
                batch.Add(change);
                if (change.Type != "DELETED")
                {
                    _graph.Put(change.Item);
                }
            }

            foreach (var (type, item) in batch)
            {
                try
                {
                    await HandleAsync(type, item);
                }
                catch (InvalidOperationException refusal)
                {
                    // One object that cannot be helped does not stop what the others need.
                    _refusals.Add(refusal);
                }
            }
        }
    }

    private async Task HandleAsync(string type, ApiObject item)
    {
        if (type == "DELETED")
        {
            if (_options.Namespaces(item.Scope))
            {
                await _garbage.ForgetAsync(item, _stopping.Token);
                await _namespaces.ForgetAsync(item, _stopping.Token);
            }

            _graph.Remove(item.Uid);
            return;
        }

        if (item.Resource.Kind == "CustomResourceDefinition" && !item.IsDeleting)
        {
            await WatchNewResourcesAsync();
        }

        if (WebhookAuthority.Filled(item, _options.Namespaces) is { } filled && _options.BecomesReady(item.Resource.Kind, item.Name))
        {
            await _calls.ReplaceAsync(WebhookAuthority.PathOf(item), filled, _stopping.Token);
            return;
        }

        if (!_options.Namespaces(item.Scope))
        {
            return;
        }

        await _garbage.VisitAsync(item, _stopping.Token);
        if (item.Resource is { Group: "", Kind: "Namespace" })
        {
            await _namespaces.VisitAsync(item, _stopping.Token);
        }

        if (item.IsDeleting || !_options.BecomesReady(item.Resource.Kind, item.Name))
        {
            return;
        }

        if (ReadyStatus.Of(item, _options) is { } status)
        {
            await _calls.PatchAsync(item.Path + "/status", new JsonObject { ["status"] = status }, _stopping.Token);
        }

        if (EndpointPublisher.SliceOf(item) is { } slice)
        {
            await _calls.CreateAsync(EndpointPublisher.PathOf(item.Namespace), slice, _stopping.Token);
        }
    }
}
