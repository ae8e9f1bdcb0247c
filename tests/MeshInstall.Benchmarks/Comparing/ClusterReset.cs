using System.Net;
using System.Text;
using MeshInstall.Engine.Clusters;
using MeshInstall.TestClusters;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>Makes a server as it was before an installation: the namespaces are there, and empty.</summary>
internal sealed class ClusterReset(RealCluster server, IReadOnlyList<MeshManifest> manifests)
{
    /// <summary>What installers keep besides what they install.</summary>
    private static readonly (string ApiVersion, string Kind)[] Records = [("v1", "Secret"), ("coordination.k8s.io/v1", "Lease")];

    /// <summary>Makes the namespaces, once.</summary>
    public static async Task MakeNamespacesAsync(RealCluster server, IReadOnlyList<MeshManifest> manifests)
    {
        foreach (string space in Namespaces(manifests))
        {
            using StringContent body = new($$$"""{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "{{{space}}}"}}""", Encoding.UTF8, "application/json");
            using HttpResponseMessage made = await server.Client.PostAsync(new Uri("api/v1/namespaces", UriKind.Relative), body);
            Check(made, HttpStatusCode.Conflict);
        }
    }

    /// <summary>Deletes all that either side left.</summary>
    public async Task RunAsync()
    {
        using KubeCluster cluster = await KubeCluster.OpenAsync(KubeConfigOptions.FromEnvironment(server.KubeConfigPath), CancellationToken.None);
        MeshResource[] resources = [.. manifests.SelectMany(manifest => manifest.Resources)];
        foreach ((string apiVersion, string kind) in resources.Select(resource => (resource.ApiVersion, resource.Kind)).Concat(Records).Distinct())
        {
            if (await cluster.Client.DiscoverAsync(apiVersion, kind, CancellationToken.None) is { Namespaced: true } mapping)
            {
                await Task.WhenAll(Namespaces(manifests).Select(space => DeleteAsync(mapping.CollectionPath(space))));
            }
        }

        foreach (MeshResource resource in resources.Reverse())
        {
            if (await cluster.Client.DiscoverAsync(resource.ApiVersion, resource.Kind, CancellationToken.None) is { Namespaced: false } mapping)
            {
                await cluster.Client.RemoveAsync(mapping, null, resource.Name, null, CancellationToken.None);
                while (await cluster.Client.GetAsync(mapping, null, resource.Name, CancellationToken.None) is not null)
                {
                    await Task.Delay(20);
                }
            }
        }
    }

    private static IEnumerable<string> Namespaces(IReadOnlyList<MeshManifest> manifests) => manifests
        .SelectMany(manifest => manifest.Resources.Select(resource => resource.Namespace).Append(manifest.Namespace)).OfType<string>().Distinct();

    private async Task DeleteAsync(string path)
    {
        using HttpResponseMessage deleted = await server.Client.DeleteAsync(new Uri(path, UriKind.Relative));
        Check(deleted, HttpStatusCode.NotFound);
    }

    private static void Check(HttpResponseMessage answer, HttpStatusCode allowed)
    {
        if (!answer.IsSuccessStatusCode && answer.StatusCode != allowed)
        {
            throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} answered {answer.StatusCode}.");
        }
    }
}
