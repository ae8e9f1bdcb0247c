using System.Collections;
using MeshInstall.Engine.Clusters;

namespace MeshInstall.Completion;

/// <summary>Completes the contexts of the kubeconfig in use, from the file alone.</summary>
public sealed class ContextCompletion : CompletionBase
{
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) =>
        KubeConfigLoader.Contexts(KubeConfigOptions.FromEnvironment(boundParameters["KubeConfig"] as string))
            .Select(context => new Candidate(context.Name, $"{context.User} on {context.Cluster}"));
}
