using System.Diagnostics;

namespace MeshInstall.Tests.Hosting;

/// <summary>The shell as a user starts it.</summary>
internal static class ShellProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs the shell to its end.</summary>
    public static Task<ShellResult> RunAsync(string? standardInput, params string[] arguments) => RunAtAsync(BuiltFiles.Shell, standardInput, arguments);

    /// <summary>Runs the shell that lies somewhere else to its end.</summary>
    public static async Task<ShellResult> RunAtAsync(string shell, string? standardInput, params string[] arguments)
    {
        using Process process = StartAt(shell, arguments);
        if (standardInput is not null)
        {
            await process.StandardInput.WriteAsync(standardInput);
        }

        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        return new ShellResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the shell with its three streams redirected.</summary>
    public static Process Start(params string[] arguments) => StartAt(BuiltFiles.Shell, arguments);

    private static Process StartAt(string shell, string[] arguments)
    {
        // Tests that run in the background are started without interrupts, and a program that was, by its custom, stays so.
        string[] command = IsInterruptIgnored() ? ["env", "--default-signal=INT", "dotnet", shell] : ["dotnet", shell];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Whether this process, and so each that it starts, ignores the signal of Ctrl+C; Linux tells.</summary>
    private static bool IsInterruptIgnored()
    {
        const string Status = "/proc/self/status";
        const string Ignored = "SigIgn:";
        const long Interrupt = 1 << (2 - 1);
        return File.Exists(Status)
            && File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } line
            && (Convert.ToInt64(line[Ignored.Length..].Trim(), 16) & Interrupt) != 0;
    }
}

/// <summary>How the shell ended and what it wrote.</summary>
internal sealed record ShellResult(int ExitCode, string Output, string Error);
