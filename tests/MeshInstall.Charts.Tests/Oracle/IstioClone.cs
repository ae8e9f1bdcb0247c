using System.Diagnostics;
using System.Formats.Tar;

namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>A clone of Istio's repository, where the environment names one.</summary>
internal static class IstioClone
{
    /// <summary>Puts the charts of a tag or commit into a folder; false where there is no clone.</summary>
    public static async Task<bool> ExtractAsync(string commit, string folder)
    {
        if (Environment.GetEnvironmentVariable("MESHINSTALL_ISTIO_CLONE") is not { Length: > 0 } clone)
        {
            return false;
        }

        ProcessStartInfo start = new("git", ["-C", clone, "archive", "--format=tar", commit, "manifests/charts"]) { RedirectStandardOutput = true };
        using Process git = Process.Start(start)!;
        await TarFile.ExtractToDirectoryAsync(git.StandardOutput.BaseStream, folder, overwriteFiles: true);
        await git.WaitForExitAsync();
        return git.ExitCode == 0;
    }
}
