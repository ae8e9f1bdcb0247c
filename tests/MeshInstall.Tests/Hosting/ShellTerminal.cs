using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace MeshInstall.Tests.Hosting;

/// <summary>The shell at a pseudo-terminal of the utility <c>script</c> (util-linux): what a user types and sees.</summary>
internal sealed partial class ShellTerminal : IDisposable
{
    public const string ControlC = "\u0003";
    public const string Enter = "\r";
    public const string Tab = "\t";
    public const string Up = "\e[A";

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));
    private readonly Process _process;
    private readonly StringBuilder _unread = new();

    public ShellTerminal()
    {
        ProcessStartInfo start = new("script") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["TERM"] = "xterm";
        start.Environment.Remove("NO_COLOR");
        foreach (string argument in new[] { "--quiet", "--return", "--command", $"stty cols 120; exec dotnet '{BuiltFiles.Shell}' -NoLogo", "/dev/null" })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Whether this machine has the utility.</summary>
    public static bool IsAvailable => OperatingSystem.IsLinux() && File.Exists("/usr/bin/script");

    public async Task TypeAsync(string keys)
    {
        await _process.StandardInput.WriteAsync(keys.AsMemory(), _limit.Token);
        await _process.StandardInput.FlushAsync(_limit.Token);
    }

    /// <summary>Waits until the terminal has shown a text, and gives everything up to it, without escape sequences.</summary>
    public async Task<string> WaitForAsync(string text)
    {
        char[] buffer = new char[4096];
        while (true)
        {
            string shown = Escapes().Replace(_unread.ToString(), string.Empty);
            int found = shown.IndexOf(text, StringComparison.Ordinal);
            if (found >= 0)
            {
                _unread.Clear().Append(shown.AsSpan(found + text.Length));
                return shown[..(found + text.Length)];
            }

            int count = await ReadAsync(buffer, text, shown);
            _unread.Append(buffer, 0, count);
        }
    }

    public async Task<int> WaitForExitAsync()
    {
        await _process.StandardOutput.ReadToEndAsync(_limit.Token);
        await _process.WaitForExitAsync(_limit.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _limit.Dispose();
    }

    private async Task<int> ReadAsync(char[] buffer, string awaited, string shown)
    {
        try
        {
            int count = await _process.StandardOutput.ReadAsync(buffer, _limit.Token);
            return count > 0 ? count : throw new InvalidOperationException($"The shell ended before it showed '{awaited}'; it showed: {shown}");
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The shell did not show '{awaited}'; it showed: {shown}");
        }
    }

    [GeneratedRegex(@"\e(\[[0-9;?]*[A-Za-z]|[=>])", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();
}
