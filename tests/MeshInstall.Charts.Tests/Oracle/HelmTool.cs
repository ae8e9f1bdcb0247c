using System.Diagnostics;

namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>The real helm, from the folder that MESHINSTALL_TOOLS names.</summary>
internal static class HelmTool
{
    private static readonly string? Path = Find();

    public static bool IsPresent => Path is not null;

    /// <summary>Skips the test that calls it where helm is missing.</summary>
    public static void Require() => Skip.IfNot(IsPresent, "helm is not here: set MESHINSTALL_TOOLS to a folder that holds helm/helm.");

    /// <summary>Runs helm, away from the user's own settings.</summary>
    public static async Task<HelmResult> RunAsync(string? workingFolder, params string[] arguments)
    {
        ProcessStartInfo start = new(Path ?? throw new InvalidOperationException("helm is missing."), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder ?? System.IO.Path.GetTempPath(),
        };
        start.Environment["TZ"] = "UTC";
        start.Environment["KUBECONFIG"] = "/dev/null";
        using Process helm = Process.Start(start)!;
        Task<string> errors = helm.StandardError.ReadToEndAsync();
        string output = await helm.StandardOutput.ReadToEndAsync();
        await helm.WaitForExitAsync();
        return new HelmResult(helm.ExitCode, output, await errors);
    }

    private static string? Find() => Environment.GetEnvironmentVariable("MESHINSTALL_TOOLS") is { Length: > 0 } root
        && System.IO.Path.Combine(root, "helm", "helm") is var path && File.Exists(path) ? path : null;
}
