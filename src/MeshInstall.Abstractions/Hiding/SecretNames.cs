namespace MeshInstall;

/// <summary>Whether a name says that what it names is a secret.</summary>
internal static class SecretNames
{
    private static readonly string[] Words =
    [
        "token", "passw", "passphrase", "secret", "credential", "kubeconfig", "pem",
        "privatekey", "apikey", "accesskey", "clientkey", "encryptionkey", "signingkey", "tlskey",
    ];

    /// <summary>What is about a secret without being one: where it is, what it is called, how long it is good.</summary>
    private static readonly string[] Descriptions =
    [
        "name", "names", "namespace", "ref", "refs", "file", "path", "dir", "secrets", "audience", "audiences", "type", "policy", "enabled", "seconds", "ttl",
    ];

    private static readonly string[] VariableWords = ["token", "passw", "passphrase", "key", "secret", "credential", "kubeconfig"];

    /// <summary>Whether the field of that name holds a secret; names of variables, in capitals, are known by more words.</summary>
    public static bool IsField(string name)
    {
        if (!name.Any(char.IsAsciiLetterLower))
        {
            return IsVariable(name);
        }

        string folded = Folded(name);
        return HasOf(folded, Words) && !Array.Exists(Descriptions, description => folded.EndsWith(description, StringComparison.Ordinal));
    }

    /// <summary>The same for an environment variable, and for an entry of a ConfigMap, whose names are free.</summary>
    public static bool IsVariable(string name) => HasOf(Folded(name), VariableWords);

    private static string Folded(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static bool HasOf(string folded, string[] words) => Array.Exists(words, word => folded.Contains(word, StringComparison.Ordinal));
}
