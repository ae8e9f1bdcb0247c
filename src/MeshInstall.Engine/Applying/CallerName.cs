using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Applying;

/// <summary>The name that the server knows the caller by.</summary>
internal static class CallerName
{
    // Every server that knows the kind at all serves it so; asking for that would cost more than the question.
    private static readonly ResourceMapping Reviews = new("authentication.k8s.io", "v1", "SelfSubjectReview", "selfsubjectreviews", Namespaced: false);

    /// <summary>The name; null where the server does not tell.</summary>
    public static async Task<string?> ReadAsync(IClusterClient client, CancellationToken cancellationToken)
    {
        try
        {
            MeshMap question = new MeshMap.Builder().Add("apiVersion", Reviews.ApiVersion).Add("kind", Reviews.Kind).Build();
            MeshMap answer = await client.CreateAsync(Reviews, question, cancellationToken).ConfigureAwait(false);
            return answer.FindMap("status")?.FindMap("userInfo")?.FindText("username") is { Length: > 0 } name ? name : null;
        }
        catch (MeshException)
        {
            // The name is for readers of the history; not being told it must not stop anything.
            return null;
        }
    }
}
