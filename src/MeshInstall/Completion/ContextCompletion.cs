using System.Collections;
using MeshInstall.Engine.Clusters;

namespace MeshInstall.Completion;

/// <summary>Completes the contexts of the kubeconfig in use, from the file alone.</summary>
public sealed class ContextCompletion : CompletionBase
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters)
    {
        using CancellationTokenSource limit = new(Limit);
        KubeConfigOptions options = KubeConfigOptions.FromEnvironment(boundParameters["KubeConfig"] as string);
        return Task.Run(() => KubeConfigContext.ListAsync(options, limit.Token), limit.Token).GetAwaiter().GetResult()
            .Select(context => new Candidate(context.Name, $"{context.User} on {context.Cluster}"));
    }
}
