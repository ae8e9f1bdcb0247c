using System.Text;
using MeshInstall.Engine.Clusters.KubeConfigs;

namespace MeshInstall.Engine.Clusters.Credentials;

/// <summary>A program that prints credentials, as a kubeconfig describes it. It prints as its command, since arguments and variables may be secrets.</summary>
/// <param name="Command">The program: a name on the path, or an absolute path.</param>
/// <param name="Context">The context that it is for.</param>
internal sealed record ExecPlugin(string Command, string Context)
{
    private static readonly string[] Versions = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"];

    public required string ApiVersion { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; } = [];

    public ExecInteraction Interaction { get; init; } = ExecInteraction.IfAvailable;

    /// <summary>How to get the plugin, in words.</summary>
    public string? InstallHint { get; init; }

    /// <summary>What the plugin is told of the cluster; null for nothing.</summary>
    public MeshMap? Cluster { get; init; }

    /// <exception cref="MeshException">KubeConfigInvalid.</exception>
    public static ExecPlugin Of(KubeConfigEntry user, MeshMap exec, KubeConfigEntry cluster, string context)
    {
        string command = user.Text(exec, "command") ?? throw user.Invalid("has a credential plugin without a command");
        string apiVersion = user.Text(exec, "apiVersion") ?? throw user.Invalid("has a credential plugin without an apiVersion");
        if (!Versions.Contains(apiVersion))
        {
            throw user.Invalid($"has a credential plugin of '{apiVersion}'; the versions known are {string.Join(" and ", Versions)}");
        }

        bool isPath = command.AsSpan().IndexOfAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) >= 0;
        return new ExecPlugin(isPath ? user.Absolute(command) : command, context)
        {
            ApiVersion = apiVersion,
            Arguments = user.Texts(exec, "args"),
            Variables = [.. user.Maps(exec, "env").Select(variable => new KeyValuePair<string, string>(
                user.Text(variable, "name") ?? throw user.Invalid("has a credential plugin with a variable that has no name"),
                variable.FindText("value") ?? string.Empty))],
            Interaction = Interactions(user, user.Text(exec, "interactiveMode")),
            InstallHint = user.Text(exec, "installHint"),
            Cluster = exec.FindBoolean("provideClusterInfo") == true ? ClusterInfo(cluster) : null,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Command;

    private static ExecInteraction Interactions(KubeConfigEntry user, string? mode) => mode switch
    {
        null or "IfAvailable" => ExecInteraction.IfAvailable,
        "Never" => ExecInteraction.Never,
        "Always" => ExecInteraction.Always,
        _ => throw user.Invalid($"has a credential plugin of the interactiveMode '{mode}'; there are Never, IfAvailable and Always"),
    };

    private static MeshMap ClusterInfo(KubeConfigEntry cluster)
    {
        MeshMap.Builder info = new();
        foreach (string field in new[] { "server", "tls-server-name", "insecure-skip-tls-verify", "proxy-url", "disable-compression" })
        {
            if (cluster.Fields.Find(field) is { IsNull: false } value)
            {
                info.Add(field, value);
            }
        }

        if (CertificateReader.Pem(cluster, "certificate-authority") is { } authority)
        {
            info.Add("certificate-authority-data", Convert.ToBase64String(Encoding.UTF8.GetBytes(authority)));
        }

        MeshMap? extension = cluster.Maps(cluster.Fields, "extensions").FirstOrDefault(item => item.FindText("name") == "client.authentication.k8s.io/exec");
        if (extension?.Find("extension") is { IsNull: false } config)
        {
            info.Add("config", config);
        }

        return info.Build();
    }
}
