using System.Runtime.InteropServices;

namespace MeshInstall.Engine.Clusters;

/// <summary>Where to look for the kubeconfig, and which context to take.</summary>
public sealed record KubeConfigOptions
{
    /// <summary>A file; null to look in the usual places.</summary>
    public string? Path { get; init; }

    /// <summary>The text of a kubeconfig in UTF-8, instead of a file. It is read while connecting and can be zeroed after; never written to disk.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>The context; null for the current one.</summary>
    public string? Context { get; init; }

    /// <summary>The value of <c>KUBECONFIG</c>: a list of files, of which the first that says something wins.</summary>
    public string? EnvironmentVariable { get; init; }

    /// <summary>The file of the user's home folder.</summary>
    public required string HomePath { get; init; }

    /// <summary>The folder of the pod's service account; it counts where it holds a token.</summary>
    public required string ServiceAccountPath { get; init; }

    /// <summary>The API server's host, as pods learn it.</summary>
    public string? ServiceHost { get; init; }

    /// <summary>The API server's port, as pods learn it.</summary>
    public string? ServicePort { get; init; }

    /// <summary>The proxy for https addresses; null for none.</summary>
    public string? HttpsProxy { get; init; }

    /// <summary>The proxy for http addresses; null for none.</summary>
    public string? HttpProxy { get; init; }

    /// <summary>The hosts without a proxy: names, domains, addresses and networks, with commas between.</summary>
    public string? NoProxy { get; init; }

    /// <summary>The usual places of this process.</summary>
    public static KubeConfigOptions FromEnvironment(string? path = null, string? context = null, ReadOnlyMemory<byte>? content = null) => new()
    {
        Path = path,
        Context = context,
        Content = content,
        EnvironmentVariable = Environment.GetEnvironmentVariable("KUBECONFIG"),
        HomePath = System.IO.Path.Combine(Home(), ".kube", "config"),
        ServiceAccountPath = "/var/run/secrets/kubernetes.io/serviceaccount",
        ServiceHost = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST"),
        ServicePort = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT"),
        HttpsProxy = Variable("HTTPS_PROXY"),
        HttpProxy = Variable("HTTP_PROXY"),
        NoProxy = Variable("NO_PROXY"),
    };

    /// <summary>The source and the context; never what a kubeconfig holds.</summary>
    public override string ToString() => $"{(Content is not null ? "(text)" : Path ?? EnvironmentVariable ?? HomePath)} {Context}".TrimEnd();

    private static string? Variable(string name) =>
        new[] { name, name.ToLowerInvariant() }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static string Home() =>
        Environment.GetEnvironmentVariable(RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "USERPROFILE" : "HOME") is { Length: > 0 } home
            ? home
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
