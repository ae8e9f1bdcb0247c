using System.Text.Json;

namespace MeshInstall.Engine.Clusters;

/// <summary>One call to the API server.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The address, relative to the server.</param>
/// <param name="Verb">The Kubernetes verb, for messages.</param>
/// <param name="Resource">What it is about, such as <c>deployments.apps</c>, for messages.</param>
/// <param name="Namespace">The namespace, for messages.</param>
/// <param name="Name">The object's name, for messages.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path, string Verb, string Resource, string? Namespace = null, string? Name = null)
{
    /// <summary>The type of a list of the metadata of objects.</summary>
    public const string MetadataListType = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";

    /// <summary>The type of the metadata of an object.</summary>
    public const string MetadataType = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io";

    /// <summary>The type of answer that is wanted.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>The body; null for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The type of the body.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Whether a 404 is an answer rather than an error.</summary>
    public bool AllowsMissing { get; init; }

    /// <summary>Whether a 409 is an answer that asking again does not change, since the body names the version it builds on.</summary>
    public bool ConflictIsFinal { get; init; }

    /// <summary>Whether the objects are Secrets, of whose values nobody but the server and webhooks may know all.</summary>
    public bool IsSecret => Resource == "secrets";

    /// <summary>Whether it changes what is stored; dry runs do not, nor reviews, which have no name.</summary>
    public bool IsWrite => Method != HttpMethod.Get && Name is not null && !Path.Contains("dryRun=", StringComparison.Ordinal);

    /// <summary>The object in the body; null where it is none.</summary>
    public MeshMap? Item
    {
        get
        {
            try
            {
                return Body is { } body ? MeshJson.Parse(body.Span) as MeshMap : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>
    /// What the server says of the call, without the secrets of the body, which it may quote, and without the objects that it quotes: what those on the
    /// server hold nobody here knows.
    /// </summary>
    public string Mask(string said) => HiddenText.InSentence(QuotedObjects.Without(Item is { } item ? HiddenWords.Of([item]).Mask(said) : said));

    /// <summary>The object, such as <c>deployments.apps istio-system/istiod</c>.</summary>
    public string Target => (Namespace, Name) switch
    {
        (null, null) => Resource,
        (null, _) => $"{Resource} {Name}",
        (_, null) => $"{Resource} in namespace {Namespace}",
        _ => $"{Resource} {Namespace}/{Name}",
    };
}
