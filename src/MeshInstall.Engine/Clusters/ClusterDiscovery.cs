using System.Collections.Concurrent;

namespace MeshInstall.Engine.Clusters;

/// <summary>Which kinds the server serves, one group and version at a time, remembered.</summary>
internal sealed class ClusterDiscovery(ApiTransport transport)
{
    private readonly ConcurrentDictionary<string, Dictionary<string, ResourceMapping>> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task<Dictionary<string, ResourceMapping>>> _asking = new(StringComparer.Ordinal);

    public async Task<ResourceMapping?> FindAsync(string apiVersion, string kind, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(apiVersion, out Dictionary<string, ResourceMapping>? kinds) && kinds.TryGetValue(kind, out ResourceMapping? mapping))
        {
            return mapping;
        }

        // Callers that miss at the same time share one question; later ones ask anew.
        while (true)
        {
            Task<Dictionary<string, ResourceMapping>> asking = _asking.AddOrUpdate(
                apiVersion, key => AskAsync(key, cancellationToken), (key, last) => last.IsCompleted ? AskAsync(key, cancellationToken) : last);
            try
            {
                return (await asking.WaitAsync(cancellationToken).ConfigureAwait(false)).GetValueOrDefault(kind);
            }
            catch (OperationCanceledException) when (asking.IsCanceled && !cancellationToken.IsCancellationRequested)
            {
                // The caller that asked was stopped.
            }
        }
    }

    /// <summary>Forgets how a kind was served; the next question goes to the server.</summary>
    public void Forget(ResourceMapping mapping) => _known.TryRemove(mapping.ApiVersion, out _);

    private async Task<Dictionary<string, ResourceMapping>> AskAsync(string apiVersion, CancellationToken cancellationToken)
    {
        await Task.Yield();
        ApiRequest request = new(HttpMethod.Get, ResourceMapping.GroupPath(apiVersion), "list", $"the kinds of {apiVersion}") { AllowsMissing = true };
        ApiResponse response = await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        Dictionary<string, ResourceMapping> kinds = Read(apiVersion, response.Body?.FindList("resources"));
        _known[apiVersion] = kinds;
        return kinds;
    }

    private static Dictionary<string, ResourceMapping> Read(string apiVersion, MeshList? resources)
    {
        int slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        string group = slash < 0 ? string.Empty : apiVersion[..slash];
        Dictionary<string, ResourceMapping> kinds = new(StringComparer.Ordinal);
        foreach (MeshMap resource in resources?.OfType<MeshMap>() ?? [])
        {
            if (resource.FindText("name") is { } plural && !plural.Contains('/', StringComparison.Ordinal) && resource.FindText("kind") is { } kind)
            {
                kinds.TryAdd(kind, new ResourceMapping(group, apiVersion[(slash + 1)..], kind, plural, resource.FindBoolean("namespaced") ?? false));
            }
        }

        return kinds;
    }
}
