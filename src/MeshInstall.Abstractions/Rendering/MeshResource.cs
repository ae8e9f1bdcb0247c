namespace MeshInstall;

/// <summary>One Kubernetes object as it is to be applied.</summary>
public sealed class MeshResource
{
    private readonly MeshMap _body;
    private MeshMap? _shown;
    private MeshResource? _hidden;

    /// <summary>An object of its body.</summary>
    /// <exception cref="ArgumentException">The body has no apiVersion, kind or metadata.name.</exception>
    public MeshResource(MeshMap body)
    {
        ArgumentNullException.ThrowIfNull(body);
        MeshMap? metadata = body.FindMap("metadata");
        ApiVersion = body.FindText("apiVersion") ?? throw new ArgumentException("The object has no apiVersion.", nameof(body));
        Kind = body.FindText("kind") ?? throw new ArgumentException("The object has no kind.", nameof(body));
        Name = metadata?.FindText("name") ?? throw new ArgumentException($"The {Kind} has no metadata.name.", nameof(body));
        Namespace = metadata.FindText("namespace") is { Length: > 0 } space ? space : null;
        _body = body;
    }

    private MeshResource(MeshResource whole)
    {
        (ApiVersion, Kind, Name, Namespace, _body) = (whole.ApiVersion, whole.Kind, whole.Name, whole.Namespace, whole._body);
        IsHidden = true;
    }

    /// <summary>The group and version, such as <c>apps/v1</c>.</summary>
    public string ApiVersion { get; }

    /// <summary>The kind.</summary>
    public string Kind { get; }

    /// <summary>The namespace; null for cluster-scoped objects.</summary>
    public string? Namespace { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The whole object; where it is only shown, as in a plan, without the values of Secrets and others that are secret.</summary>
    public MeshMap Body => IsHidden ? _shown ??= HiddenValues.Of(_body) : _body;

    /// <summary>Whether secrets are taken out of <see cref="Body"/>: what may be shown, and may not be applied.</summary>
    internal bool IsHidden { get; }

    /// <summary>The API group; empty for the core group.</summary>
    public string Group => ApiVersion.Contains('/', StringComparison.Ordinal) ? ApiVersion[..ApiVersion.IndexOf('/', StringComparison.Ordinal)] : string.Empty;

    /// <summary>The object as text for a screen: JSON, without values that are secret.</summary>
    public string ToShownText() => Hidden().Body.ToString()!;

    /// <summary>The same object, to be shown.</summary>
    internal MeshResource Hidden() => IsHidden ? this : _hidden ??= new MeshResource(this);

    /// <summary>Kind, namespace and name, such as <c>Deployment istio-system/istiod</c>.</summary>
    public override string ToString() => Namespace is null ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
}
