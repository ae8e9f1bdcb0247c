namespace MeshInstall.Engine.Clusters.KubeConfigs;

/// <summary>What can be wrong with a kubeconfig. No value of it beyond names and addresses enters a message.</summary>
internal static class KubeConfigErrors
{
    public static MeshException NotFound(IEnumerable<string> paths) => new(
        "KubeConfigNotFound",
        MeshErrorKind.NotFound,
        $"There is no kubeconfig at {string.Join(" or ", paths)}, and this is not a pod with a service account.",
        "Name one with -KubeConfig, set KUBECONFIG, or use a sandbox (-Sandbox, or New-MeshSandbox) to try things without a cluster.",
        string.Join(Path.PathSeparator, paths));

    public static MeshException FileNotFound(string path) => new(
        "KubeConfigNotFound",
        MeshErrorKind.NotFound,
        $"There is no kubeconfig at {path}.",
        "Check the path given with -KubeConfig.",
        path);

    public static MeshException Invalid(string source, string why, Exception? cause = null) => new(
        "KubeConfigInvalid",
        MeshErrorKind.Syntax,
        $"The kubeconfig {source} cannot be used: {why}.",
        "Correct the file; 'kubectl config view' shows how it is understood.",
        source,
        cause);

    public static MeshException ContextNotFound(string source, string? context, IEnumerable<string> known)
    {
        string names = string.Join(", ", known);
        string has = names.Length == 0 ? "it has no contexts" : "it has " + names;
        return new MeshException(
            "ContextNotFound",
            MeshErrorKind.InvalidArgument,
            string.IsNullOrEmpty(context)
                ? $"The kubeconfig {source} has no current context; {has}."
                : $"The kubeconfig {source} has no context '{context}'; {has}.",
            names.Length == 0
                ? "Add a cluster, a user and a context to the kubeconfig, or name another kubeconfig."
                : "Name one with -Context, or set it with 'kubectl config use-context'.",
            context);
    }

    /// <summary>The error of a plugin that cannot even be started, as where programs are not allowed to run.</summary>
    /// <param name="command">The plugin.</param>
    /// <param name="context">The context.</param>
    /// <param name="why">What the system said.</param>
    /// <param name="hint">How to get the plugin, in the kubeconfig's words; null where it has none.</param>
    public static MeshException PluginUnsupported(string command, string context, string why, string? hint = null) => new(
        "ExecCredentialUnsupported",
        MeshErrorKind.Authentication,
        $"The credential plugin '{command}' of context '{context}' cannot be started: {why}.",
        (hint is null ? "Install the plugin" : $"Install the plugin ({Short(hint)})")
            + ", or where programs cannot run use a kubeconfig with a token or a client certificate.",
        command);

    /// <summary>What a plugin printed may be a token, so its words are not repeated.</summary>
    public static MeshException PluginFailed(string command, string context, string why) => new(
        "ClusterAuthenticationFailed",
        MeshErrorKind.Authentication,
        $"The credential plugin '{command}' of context '{context}' gave no credentials: {why}.",
        "Run the plugin by hand and sign in; where it cannot run, use a kubeconfig with a token or a client certificate.",
        command);

    private static string Short(string hint)
    {
        string line = hint.ReplaceLineEndings(" ").Trim();
        return line.Length <= 200 ? line : line[..200] + "...";
    }
}
