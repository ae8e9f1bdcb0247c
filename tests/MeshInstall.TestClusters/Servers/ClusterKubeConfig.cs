using System.Text;
using System.Text.Json.Nodes;

namespace MeshInstall.TestClusters.Servers;

/// <summary>A kubeconfig with one context for each way to sign in.</summary>
internal static class ClusterKubeConfig
{
    public static string Write(Uri server, ClusterKeys keys, string current)
    {
        var users = new (string Name, JsonObject User)[]
        {
            (RealCluster.AdminContext, new JsonObject { ["token"] = RealCluster.AdminToken }),
            (RealCluster.UserContext, new JsonObject { ["token"] = RealCluster.UserToken }),
            (RealCluster.CertificateContext, new JsonObject
            {
                ["client-certificate-data"] = Encode(keys.Administrator.Certificate), ["client-key-data"] = Encode(keys.Administrator.Key),
            }),
        };
        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["clusters"] = new JsonArray(new JsonObject
            {
                ["name"] = "real",
                ["cluster"] = new JsonObject { ["server"] = server.ToString().TrimEnd('/'), ["certificate-authority-data"] = Encode(keys.AuthorityPem) },
            }),
            ["users"] = new JsonArray([.. users.Select(user => new JsonObject { ["name"] = user.Name, ["user"] = user.User })]),
            ["contexts"] = new JsonArray([.. users.Select(user => new JsonObject
            {
                ["name"] = user.Name,
                ["context"] = new JsonObject { ["cluster"] = "real", ["user"] = user.Name, ["namespace"] = "default" },
            })]),
            ["current-context"] = current,
        }.ToJsonString();
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
