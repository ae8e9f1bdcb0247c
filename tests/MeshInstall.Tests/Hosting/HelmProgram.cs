using System.Diagnostics;

namespace MeshInstall.Tests.Hosting;

/// <summary>The real helm, from the folder that MESHINSTALL_TOOLS names.</summary>
internal static class HelmProgram
{
    private static readonly string? Program = Environment.GetEnvironmentVariable("MESHINSTALL_TOOLS") is { Length: > 0 } root
        && System.IO.Path.Combine(root, "helm", "helm") is var path && File.Exists(path) ? path : null;

    /// <summary>What helm prints; the test that asks is skipped where there is no helm.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        Skip.If(Program is null, "helm is not here: set MESHINSTALL_TOOLS to a folder that holds helm/helm.");
        ProcessStartInfo start = new(Program!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KUBECONFIG"] = "/dev/null";
        using Process helm = Process.Start(start)!;
        Task<string> errors = helm.StandardError.ReadToEndAsync();
        string output = await helm.StandardOutput.ReadToEndAsync();
        await helm.WaitForExitAsync();
        Assert.True(helm.ExitCode == 0, await errors);
        return output;
    }
}
