namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>What helm says when it fails.</summary>
internal static class HelmFailure
{
    /// <summary>The reason itself, without the places that led to it; helm closes its errors with a blank line and advice.</summary>
    public static string Innermost(string error)
    {
        string last = error.Split("\n\n")[0].Trim().Split('\n')[^1];
        return last[(last.LastIndexOf(": ", StringComparison.Ordinal) + 1)..].Trim();
    }
}
