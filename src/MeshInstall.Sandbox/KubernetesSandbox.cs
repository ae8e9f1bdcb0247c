using System.Text.Json;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Controllers;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Faults;
using MeshInstall.Sandbox.Http;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.OpenApi;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox;

/// <summary>
/// A Kubernetes API server in memory, with the controllers that make workloads ready. Clients of this process talk to it
/// through <see cref="CreateHandler"/>, others through <see cref="Listen"/>.
/// </summary>
public sealed class KubernetesSandbox : IDisposable
{
    private readonly SandboxOptions _options;
    private readonly ObjectStore _store = new();
    private readonly ResourceCatalog _catalog = new();
    private readonly ObjectWriter _writer;
    private readonly FaultInjector _server;
    private readonly ControllerLoop _controllers;
    private readonly CancellationTokenSource _closing = new();
    private readonly object _gate = new();
    private LoopbackListener? _listener;

    /// <summary>Makes a sandbox with its nodes and the namespaces every cluster has.</summary>
    /// <param name="options">How; null for the defaults.</param>
    public KubernetesSandbox(SandboxOptions? options = null)
    {
        _options = options ?? new SandboxOptions();
        var clock = _options.TimeProvider;
        _writer = new ObjectWriter(_store, _catalog, new ObjectAdmission(_store), clock);
        var remover = new ObjectRemover(_store, clock);
        var subresources = new SubresourceHandler(_store, _writer, remover, clock);
        var resources = new ResourceHandler(_store, _writer, remover, subresources, new TableWriter(clock), clock, _closing.Token);
        var access = new AccessControl(_options.Denied);
        var server = new ApiServer(_catalog, resources, new ReviewHandler(access, clock), access, new DiscoveryHandler(_catalog), new OpenApiHandler(_catalog), _options.KubernetesVersion);
        _server = new FaultInjector(_options.Faults, server, clock);
        _controllers = ControllerLoop.Start(new ControllerContext(_writer, remover, _options));
        ClusterSeed.Plant(_writer, _options);
    }

    /// <summary>The address that in-process clients use; nothing listens there.</summary>
    public static Uri BaseAddress { get; } = new("https://sandbox.invalid/");

    /// <summary>The cluster's name.</summary>
    public string Name => _options.Name;

    /// <summary>The version it claims.</summary>
    public string KubernetesVersion => _options.KubernetesVersion;

    /// <summary>A handler whose requests this sandbox answers; use it with <see cref="BaseAddress"/>.</summary>
    public HttpMessageHandler CreateHandler() => new SandboxMessageHandler(_server, _options.TimeProvider);

    /// <summary>Listens on 127.0.0.1 as well, for kubectl and other programs. A second call returns the first one's address.</summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <returns>The address.</returns>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public Uri Listen(int port = 0)
    {
        lock (_gate)
        {
            return (_listener ??= LoopbackListener.Start(port, _server, _options.TimeProvider)).Address;
        }
    }

    /// <summary>A kubeconfig for the listener, which is started when it is not yet.</summary>
    /// <returns>JSON, which is YAML as well.</returns>
    public string GetKubeConfig()
    {
        var address = Listen().ToString().TrimEnd('/');
        return JsonText.ToText(new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["clusters"] = new JsonArray(new JsonObject { ["name"] = Name, ["cluster"] = new JsonObject { ["server"] = address } }),
            ["users"] = new JsonArray(new JsonObject { ["name"] = Name, ["user"] = new JsonObject() }),
            ["contexts"] = new JsonArray(new JsonObject
            {
                ["name"] = Name,
                ["context"] = new JsonObject { ["cluster"] = Name, ["user"] = Name, ["namespace"] = "default" },
            }),
            ["current-context"] = Name,
        });
    }

    /// <summary>Puts an object in, as server-side apply by the manager <c>sandbox</c> would.</summary>
    /// <param name="json">The object.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="InvalidOperationException">The API refuses it.</exception>
    public void Seed(string json)
    {
        var body = JsonText.ParseObject(json);
        var type = _catalog.FindKind(body.Text("apiVersion") ?? "", body.Text("kind") ?? "")
            ?? throw new InvalidOperationException($"the sandbox does not know {body.Text("apiVersion")} {body.Text("kind")}");
        var space = type.IsNamespaced ? body.At("metadata").Text("namespace") ?? "default" : "";
        try
        {
            _writer.Apply(type, new ObjectKey(space, body.At("metadata").Text("name") ?? ""), body, force: true, new WriteOptions("sandbox"));
        }
        catch (ApiException refusal)
        {
            throw new InvalidOperationException(refusal.Message, refusal);
        }
    }

    /// <summary>Writes the whole state, as JSON, so that <see cref="Load"/> can bring it back.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    public void Save(Stream stream) => StateFile.Write(_store, stream);

    /// <summary>Puts a saved state in place of what the sandbox holds. Watches of before end with 410 Gone.</summary>
    /// <param name="stream">What <see cref="Save"/> wrote.</param>
    /// <exception cref="InvalidDataException">It is not a saved sandbox; nothing has changed.</exception>
    public void Load(Stream stream)
    {
        StateFile.Read(_store, _catalog, stream);
        _controllers.ObserveAll();
    }

    /// <summary>Stops the controllers and ends every watch.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        _controllers.Dispose();
        lock (_gate)
        {
            _listener?.Dispose();
        }
    }
}
