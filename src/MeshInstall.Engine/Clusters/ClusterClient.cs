using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace MeshInstall.Engine.Clusters;

/// <summary>The Kubernetes API over HTTP, on trees.</summary>
internal sealed class ClusterClient(ApiTransport transport) : IClusterClient
{
    private const int PageSize = 500;
    private const int MaxPages = 2_000;
    private static readonly (string, string?) Manager = ("fieldManager", ApplyOptions.MeshInstallManager);

    // An apply refuses fields that its kind does not have, whatever is asked here; the server's default reads every body a second time to warn of keys given twice.
    private static readonly (string, string?) IgnoreWarnings = ("fieldValidation", "Ignore");

    private readonly ClusterDiscovery _discovery = new(transport);
    private readonly ClusterWatch _watch = new(transport);

    public DateTimeOffset ServerTime => transport.ServerTime;

    public async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        ApiResponse response = await transport.SendAsync(new ApiRequest(HttpMethod.Get, "version", "get", "the version"), cancellationToken).ConfigureAwait(false);
        return response.Body?.FindText("gitVersion") ?? string.Empty;
    }

    public Task<ResourceMapping?> DiscoverAsync(string apiVersion, string kind, CancellationToken cancellationToken) =>
        _discovery.FindAsync(apiVersion, kind, cancellationToken);

    public async Task<MeshMap?> GetAsync(ResourceMapping mapping, string? space, string name, CancellationToken cancellationToken)
    {
        ApiRequest request = Request(HttpMethod.Get, mapping.ObjectPath(space, name), "get", mapping, space, name) with { AllowsMissing = true };
        ApiResponse response = await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? response.Body : null;
    }

    public async Task<ResourceList> ListAsync(ResourceQuery query, CancellationToken cancellationToken)
    {
        List<MeshMap> items = [];
        string? resume = null;
        for (int page = 0; page < MaxPages; page++)
        {
            string path = QueryPath(query, ("limit", PageSize.ToString(CultureInfo.InvariantCulture)), ("continue", resume));
            ApiRequest request = Request(HttpMethod.Get, path, "list", query.Mapping, query.Namespace);
            request = query.MetadataOnly ? request with { Accept = ApiRequest.MetadataListType } : request;
            ApiResponse response = await transport.SendAnyAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.Status == HttpStatusCode.Gone && resume is not null)
            {
                // The server forgot where the pages stood; begin again.
                resume = null;
                items.Clear();
                continue;
            }

            if (response.Status == HttpStatusCode.NotFound)
            {
                // A namespace that is not there has an empty list; so the kind was served once, and is not any more.
                _discovery.Forget(query.Mapping);
                return new ResourceList([], string.Empty);
            }

            MeshMap body = response.IsSuccess ? response.Body ?? MeshMap.Empty : throw ApiErrors.From(request, response, transport.Server);
            items.AddRange((body.FindList("items")?.OfType<MeshMap>() ?? []).Select(item => Typed(item, query.Mapping)));
            MeshMap? metadata = body.FindMap("metadata");
            resume = metadata?.FindText("continue");
            bool isComplete = string.IsNullOrEmpty(resume);
            if (isComplete || items.Count > query.MaxItems)
            {
                return new ResourceList(items, metadata?.FindText("resourceVersion") ?? string.Empty) { IsComplete = isComplete };
            }
        }

        throw new MeshException(
            "ClusterAnswerInvalid",
            MeshErrorKind.LimitExceeded,
            $"The list of {query.Mapping} at {transport.Server} does not end: more than {MaxPages} pages were read.",
            "Check the server address in the kubeconfig, and whether a proxy answers in its place.",
            query.Mapping.ToString());
    }

    public async Task<MeshMap> ApplyAsync(ResourceMapping mapping, MeshResource resource, ApplyOptions options, CancellationToken cancellationToken)
    {
        if (resource.IsHidden)
        {
            throw new ArgumentException("The object is one to be shown: its secrets are taken out.", nameof(resource));
        }

        string path = Query(
            mapping.ObjectPath(resource.Namespace, resource.Name),
            ("fieldManager", options.FieldManager),
            ("force", options.Force ? "true" : null),
            ("dryRun", options.DryRun ? "All" : null),
            IgnoreWarnings);
        ApiRequest request = Request(HttpMethod.Patch, path, "patch", mapping, resource.Namespace, resource.Name) with
        {
            Body = Bytes(resource.Body),
            ContentType = "application/apply-patch+yaml",
        };
        request = options.MetadataOnly ? request with { Accept = ApiRequest.MetadataType } : request;
        ApiResponse response = await transport.SendAnyAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccess)
        {
            return response.Body ?? MeshMap.Empty;
        }

        MeshException error = ApiErrors.From(request, response, transport.Server);
        throw error.ErrorId == "FieldConflict" ? new FieldConflictException(error, response.Causes)
            : ApiErrors.IsImmutableField(response) ? new ImmutableFieldException(error, response.Causes)
            : error;
    }

    public async Task<MeshMap> CreateAsync(ResourceMapping mapping, MeshMap body, CancellationToken cancellationToken)
    {
        MeshMap? metadata = body.FindMap("metadata");
        string? space = metadata?.FindText("namespace");
        string? name = metadata?.FindText("name");
        if (name is null && metadata?.FindText("generateName") is not null)
        {
            throw new ArgumentException("The call is repeated when its answer is lost, and would then make a second object of another name.", nameof(body));
        }

        // With a name of its own a second try cannot make a second object: it finds that of the first. Reviews have no name, and are not stored.
        string path = Query(mapping.CollectionPath(mapping.Namespaced ? space ?? "default" : null), Manager);
        ApiRequest request = Request(HttpMethod.Post, path, "create", mapping, space, name) with { Body = Bytes(body), ConflictIsFinal = true };
        return (await transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Body ?? MeshMap.Empty;
    }

    public async Task<MeshMap> ReplaceAsync(ResourceMapping mapping, MeshMap body, CancellationToken cancellationToken)
    {
        MeshResource resource = new(body);
        string path = Query(mapping.ObjectPath(resource.Namespace, resource.Name), Manager);
        ApiRequest request = Request(HttpMethod.Put, path, "update", mapping, resource.Namespace, resource.Name) with { Body = Bytes(body), ConflictIsFinal = true };
        return (await transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Body ?? MeshMap.Empty;
    }

    public async Task<MeshMap> PatchAsync(ResourceMapping mapping, string? space, string name, MeshList operations, CancellationToken cancellationToken)
    {
        ApiRequest request = Request(HttpMethod.Patch, Query(mapping.ObjectPath(space, name), Manager), "patch", mapping, space, name) with
        {
            Body = Bytes(operations),
            ContentType = "application/json-patch+json",
            ConflictIsFinal = true,
        };
        return (await transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Body ?? MeshMap.Empty;
    }

    public Task<bool> DeleteAsync(ResourceMapping mapping, string? space, string name, CancellationToken cancellationToken) =>
        DeleteAsync(mapping, space, name, DeleteOptions("Foreground"), cancellationToken);

    public Task<bool> RemoveAsync(ResourceMapping mapping, string? space, string name, string? resourceVersion, CancellationToken cancellationToken)
    {
        MeshMap options = DeleteOptions("Background");
        return DeleteAsync(
            mapping,
            space,
            name,
            resourceVersion is null ? options : options.With("preconditions", MeshMap.Empty.With("resourceVersion", new MeshScalar(resourceVersion))),
            cancellationToken);
    }

    public IAsyncEnumerable<WatchEvent> WatchAsync(ResourceQuery query, string? resourceVersion, CancellationToken cancellationToken) =>
        _watch.RunAsync(query, resourceVersion, ListAsync, cancellationToken);

    internal static string QueryPath(ResourceQuery query, params ReadOnlySpan<(string Name, string? Value)> more) =>
        Query(query.Mapping.CollectionPath(query.Namespace), [("labelSelector", query.LabelSelector), ("fieldSelector", query.FieldSelector), .. more]);

    internal static ApiRequest Request(HttpMethod method, string path, string verb, ResourceMapping mapping, string? space, string? name = null) =>
        new(method, path, verb, mapping.ToString(), mapping.Namespaced ? space : null, name);

    /// <summary>Items of lists carry no type of their own; they get the list's.</summary>
    private static MeshMap Typed(MeshMap item, ResourceMapping mapping) =>
        item.ContainsKey("kind") ? item : item.With("apiVersion", new MeshScalar(mapping.ApiVersion)).With("kind", new MeshScalar(mapping.Kind));

    private static string Query(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        StringBuilder text = new(path);
        char separator = '?';
        foreach ((string name, string? value) in parameters)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }

        return text.ToString();
    }

    private static MeshMap DeleteOptions(string propagation) =>
        new MeshMap.Builder().Add("apiVersion", "v1").Add("kind", "DeleteOptions").Add("propagationPolicy", propagation).Build();

    private async Task<bool> DeleteAsync(ResourceMapping mapping, string? space, string name, MeshMap options, CancellationToken cancellationToken)
    {
        ApiRequest request = Request(HttpMethod.Delete, mapping.ObjectPath(space, name), "delete", mapping, space, name) with
        {
            AllowsMissing = true,
            Body = Bytes(options),
            ConflictIsFinal = options.ContainsKey("preconditions"),
        };
        return (await transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).IsSuccess;
    }

    private static ReadOnlyMemory<byte> Bytes(MeshNode body)
    {
        ArrayBufferWriter<byte> buffer = new(4096);
        MeshJson.Write(buffer, body);
        return buffer.WrittenMemory;
    }
}
