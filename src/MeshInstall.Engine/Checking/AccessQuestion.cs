using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Checking;

/// <summary>Whether the user may do something.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Resource">The plural.</param>
/// <param name="Namespace">The namespace; null for the whole cluster.</param>
internal sealed record AccessQuestion(string Verb, string Group, string Resource, string? Namespace)
{
    /// <summary>The resource with its group, such as <c>deployments.apps</c>.</summary>
    public string FullResource => Group.Length == 0 ? Resource : $"{Resource}.{Group}";

    public string Place => Namespace is null ? "at cluster scope" : $"in namespace {Namespace}";

    /// <summary>The server's answer.</summary>
    public async Task<bool> AskAsync(IClusterClient client, CancellationToken cancellationToken)
    {
        MeshMap.Builder attributes = new MeshMap.Builder().Add("verb", Verb).Add("group", Group).Add("resource", Resource);
        if (Namespace is not null)
        {
            attributes.Add("namespace", Namespace);
        }

        MeshMap review = new MeshMap.Builder()
            .Add("apiVersion", "authorization.k8s.io/v1")
            .Add("kind", "SelfSubjectAccessReview")
            .Add("spec", new MeshMap.Builder().Add("resourceAttributes", attributes.Build()).Build())
            .Build();
        ResourceMapping mapping = new("authorization.k8s.io", "v1", "SelfSubjectAccessReview", "selfsubjectaccessreviews", Namespaced: false);
        return (await client.CreateAsync(mapping, review, cancellationToken).ConfigureAwait(false)).Status().FindBoolean("allowed") == true;
    }
}
