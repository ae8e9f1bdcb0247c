using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MeshInstall.Charts.Repositories;

/// <summary>Asks a <c>docker-credential-*</c> program, in bounded time. One that fails knows nothing.</summary>
internal static partial class CredentialHelper
{
    private const int MaxCharacters = 64 * 1024;
    private const string TokenUser = "<token>";
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(15);

    public static async Task<ServerLogin?> FindAsync(string helper, string server, string? searchPath, CancellationToken cancellationToken)
    {
        if (!NamePattern().IsMatch(helper) || Locate("docker-credential-" + helper, searchPath) is not { } program)
        {
            return null;
        }

        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(LongestRun);
        try
        {
            return Read(await RunAsync(program, server, timeout.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException or JsonException)
        {
            return null;
        }
    }

    private static string? Locate(string name, string? searchPath) => (searchPath ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathRooted)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)).FirstOrDefault(File.Exists);

    private static async Task<string> RunAsync(string program, string server, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(program, ["get"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        try
        {
            // Where pipes cannot be left while they are read, the end of the program ends the reading.
            using CancellationTokenRegistration ending = cancellationToken.UnsafeRegister(
                static process => ThreadPool.UnsafeQueueUserWorkItem(Kill, (Process)process!, preferLocal: false), process);
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            await process.StandardInput.WriteAsync(server.AsMemory(), cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
            char[] output = new char[MaxCharacters];
            int length = await process.StandardOutput.ReadBlockAsync(output, cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0 ? new string(output, 0, length) : string.Empty;
        }
        finally
        {
            Kill(process);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or NotSupportedException or AggregateException)
        {
            // It has ended by itself.
        }
    }

    private static ServerLogin? Read(string output)
    {
        if (output.Length == 0 || MeshJson.Parse(Encoding.UTF8.GetBytes(output)) is not MeshMap answer || answer.FindText("Secret") is not { Length: > 0 } secret)
        {
            return null;
        }

        string user = answer.FindText("Username") ?? string.Empty;
        return user == TokenUser ? new ServerLogin(string.Empty, string.Empty, secret) : new ServerLogin(user, secret);
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
