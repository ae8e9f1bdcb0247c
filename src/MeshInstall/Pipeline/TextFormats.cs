using System.Management.Automation;

namespace MeshInstall.Pipeline;

/// <summary>Rules that cmdlets which write files share.</summary>
internal static class TextFormats
{
    /// <summary>The format that a file's extension tells.</summary>
    public static MeshTextFormat OfFile(string path) =>
        System.IO.Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) ? MeshTextFormat.Json : MeshTextFormat.Yaml;

    /// <summary>Refuses to replace a file without <c>-Force</c>.</summary>
    /// <exception cref="MeshException">The file is there.</exception>
    public static void RequireNewFile(this PSCmdlet cmdlet, string path, bool force)
    {
        if (!force && File.Exists(path))
        {
            throw new MeshException(
                "FileExists",
                MeshErrorKind.AlreadyExists,
                $"{cmdlet.MyInvocation.MyCommand.Name} did not write '{path}': the file is there already.",
                "Give another path, or -Force to replace it.",
                path);
        }
    }
}
