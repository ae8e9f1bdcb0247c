using System.Collections.Concurrent;
using System.Diagnostics;
using System.Formats.Tar;
using MeshInstall.TestClusters.Files;
using Xunit;

namespace MeshInstall.TestClusters.Istio;

/// <summary>Istio's sources of any release, from the repository that MESHINSTALL_ISTIO_CLONE names. What is unpacked of it tests only read.</summary>
public static class IstioRepository
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Unpacked = new(StringComparer.Ordinal);

    /// <summary>The repository; null where there is none.</summary>
    public static string? Clone => Environment.GetEnvironmentVariable("MESHINSTALL_ISTIO_CLONE") is { Length: > 0 } clone && Directory.Exists(clone) ? clone : null;

    /// <summary>The folder with what a tag or commit has below some paths, unpacked once a process; skips the test where there is no repository.</summary>
    public static Task<string> UnpackAsync(string commit, params string[] paths)
    {
        Skip.If(Clone is null, "MESHINSTALL_ISTIO_CLONE names no repository of Istio.");
        return Unpacked.GetOrAdd($"{commit} {string.Join(' ', paths)}", _ => new Lazy<Task<string>>(() => ExtractAsync(commit, paths))).Value;
    }

    private static async Task<string> ExtractAsync(string commit, string[] paths)
    {
        string folder = ProcessFolders.Create();
        ProcessStartInfo start = new("git", ["-C", Clone!, "archive", "--format=tar", commit, .. paths]) { RedirectStandardOutput = true };
        using Process git = Process.Start(start)!;
        await TarFile.ExtractToDirectoryAsync(git.StandardOutput.BaseStream, folder, overwriteFiles: true);
        await git.WaitForExitAsync();
        return git.ExitCode == 0 ? folder : throw new InvalidOperationException($"git has no {string.Join(' ', paths)} of {commit}.");
    }
}
