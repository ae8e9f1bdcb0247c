using System.Management.Automation;
using System.Collections.ObjectModel;

namespace MeshInstall.Pipeline;

/// <summary>PowerShell paths as paths of the file system.</summary>
internal static class FilePath
{
    /// <summary>Every existing file that the paths name; wildcards are expanded unless <paramref name="isLiteral"/>.</summary>
    /// <exception cref="MeshException">A path names nothing, or something outside the file system.</exception>
    public static IEnumerable<string> ResolveExisting(this PSCmdlet cmdlet, IEnumerable<string> paths, bool isLiteral)
    {
        foreach (string path in paths)
        {
            if (isLiteral || !WildcardPattern.ContainsWildcardCharacters(path))
            {
                // Without wildcards a backtick still escapes, as it does for Get-Content.
                yield return cmdlet.ResolveNew(isLiteral ? path : WildcardPattern.Unescape(path));
                continue;
            }

            Collection<string> found;
            ProviderInfo provider;
            try
            {
                found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);
            }
            catch (ItemNotFoundException)
            {
                found = [];
                provider = null!;
            }

            if (found.Count == 0)
            {
                throw new MeshException(
                    "ConfigFileNotFound", MeshErrorKind.NotFound, $"No file matches '{path}'.", "Check the path and its wildcards.", path);
            }

            RequireFileSystem(provider, path);
            foreach (string file in found)
            {
                yield return file;
            }
        }
    }

    /// <summary>The path of the file system that <paramref name="path"/> names, whether it exists or not.</summary>
    /// <exception cref="MeshException">It lies outside the file system.</exception>
    public static string ResolveNew(this PSCmdlet cmdlet, string path)
    {
        string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        RequireFileSystem(provider, path);
        return full;
    }

    /// <summary>The place of a chart: an address with a scheme as it is, anything else as a path of the file system.</summary>
    /// <exception cref="MeshException">It lies outside the file system.</exception>
    public static string ResolveChart(this PSCmdlet cmdlet, string place) =>
        place.Contains("://", StringComparison.Ordinal) ? place : cmdlet.ResolveNew(place);

    private static void RequireFileSystem(ProviderInfo provider, string path)
    {
        if (provider.Name != "FileSystem")
        {
            throw new MeshException(
                "PathNotFileSystem",
                MeshErrorKind.InvalidArgument,
                $"'{path}' is a path of the provider {provider.Name}, not of the file system.",
                "Give the path of a file.",
                path);
        }
    }
}
