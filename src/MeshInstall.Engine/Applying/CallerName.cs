using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Applying;

/// <summary>The name that the server knows the caller by.</summary>
internal static class CallerName
{
    private const string ApiVersion = "authentication.k8s.io/v1";
    private const string Kind = "SelfSubjectReview";

    /// <summary>The name; null where the server does not tell.</summary>
    public static async Task<string?> ReadAsync(IClusterClient client, CancellationToken cancellationToken)
    {
        try
        {
            if (await client.DiscoverAsync(ApiVersion, Kind, cancellationToken).ConfigureAwait(false) is not { } mapping)
            {
                return null;
            }

            MeshMap metadata = new MeshMap.Builder().Add("name", "self").Build();
            MeshMap question = new MeshMap.Builder().Add("apiVersion", ApiVersion).Add("kind", Kind).Add("metadata", metadata).Build();
            MeshMap answer = await client.CreateAsync(mapping, question, cancellationToken).ConfigureAwait(false);
            return answer.FindMap("status")?.FindMap("userInfo")?.FindText("username") is { Length: > 0 } name ? name : null;
        }
        catch (MeshException)
        {
            // The name is for readers of the history; not being told it must not stop anything.
            return null;
        }
    }
}
