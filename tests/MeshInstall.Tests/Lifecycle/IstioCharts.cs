using System.Diagnostics;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>The charts and profiles of Istio's releases, from the repository that MESHINSTALL_ISTIO_CLONE names.</summary>
internal sealed class IstioCharts : IDisposable
{
    /// <summary>The two releases.</summary>
    public const string Older = "1.29.6", Newer = "1.30.3";

    private readonly TemporaryFolder _folder = new();

    private IstioCharts()
    {
    }

    /// <summary>Takes the releases out of the repository; skips the test where there is none.</summary>
    public static async Task<IstioCharts> ExtractAsync(params string[] releases)
    {
        string? clone = Environment.GetEnvironmentVariable("MESHINSTALL_ISTIO_CLONE");
        Skip.If(string.IsNullOrEmpty(clone), "MESHINSTALL_ISTIO_CLONE names no clone of Istio.");
        IstioCharts charts = new();
        foreach (string release in releases)
        {
            string archive = Path.Combine(charts._folder.Path, release + ".tar");
            await RunAsync("git", "-C", clone, "archive", "--output", archive, release, "manifests");
            Directory.CreateDirectory(charts.Release(release));
            await RunAsync("tar", "-xf", archive, "-C", charts.Release(release));
        }

        return charts;
    }

    /// <summary>The manifests folder of a release, with charts and profiles.</summary>
    public string Of(string release) => Path.Combine(Release(release), "manifests");

    public void Dispose() => _folder.Dispose();

    private string Release(string release) => Path.Combine(_folder.Path, release);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {error}");
    }
}
