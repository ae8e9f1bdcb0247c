using System.Diagnostics;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>A program, and the arguments that every start of it has.</summary>
internal sealed record ExternalProgram(string Path, params string[] Fixed)
{
    private static readonly string Extension = OperatingSystem.IsWindows() ? ".exe" : string.Empty;

    /// <summary>The Shell of this build.</summary>
    public static ExternalProgram Shell(string library) => new("dotnet", library, "-NonInteractive", "-Command");

    /// <summary>PowerShell: the environment variable <c>PWSH</c>, or the PATH; null where there is none.</summary>
    public static ExternalProgram? FindPowerShell()
    {
        string? named = Environment.GetEnvironmentVariable("PWSH");
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator);
        string? found = folders.Select(folder => System.IO.Path.Combine(folder, "pwsh" + Extension)).Prepend(named).FirstOrDefault(File.Exists);
        return found is null ? null : new ExternalProgram(found, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command");
    }

    /// <summary>helm or kubectl: <c>NAME/NAME</c> in the folder <c>MESHINSTALL_TOOLS</c>; null where it is not there.</summary>
    public static ExternalProgram? FindTool(string name) =>
        Environment.GetEnvironmentVariable("MESHINSTALL_TOOLS") is { Length: > 0 } tools
            && System.IO.Path.Combine(tools, name, name + Extension) is var path && File.Exists(path) ? new ExternalProgram(path) : null;

    /// <summary>Runs it to its end and gives the time from start to end; what it writes is read and dropped.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public Task<TimeSpan> RunAsync(params string[] arguments) => Stopwatches.TimeAsync(async () =>
    {
        ProcessStartInfo start = new(Path, [.. Fixed, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{this} ended with {process.ExitCode}: {await errors}");
        }
    });

    public override string ToString() => System.IO.Path.GetFileNameWithoutExtension(Fixed.FirstOrDefault(argument => argument.EndsWith(".dll", StringComparison.Ordinal)) ?? Path);
}
