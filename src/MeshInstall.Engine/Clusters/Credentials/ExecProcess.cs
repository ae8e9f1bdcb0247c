using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using MeshInstall.Engine.Clusters.KubeConfigs;

namespace MeshInstall.Engine.Clusters.Credentials;

/// <summary>Runs a credential plugin once.</summary>
internal static class ExecProcess
{
    private const int MaxOutput = 1024 * 1024;
    private const int FileNotFound = 2;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LimitForUsers = TimeSpan.FromMinutes(10);

    /// <exception cref="MeshException">ExecCredentialUnsupported, ClusterAuthenticationFailed.</exception>
    public static async Task<ExecAnswer> RunAsync(ExecPlugin plugin, Func<bool> hasTerminal, TimeProvider time, CancellationToken cancellationToken)
    {
        bool isInteractive = plugin.Interaction != ExecInteraction.Never && hasTerminal();
        if (plugin.Interaction == ExecInteraction.Always && !isInteractive)
        {
            throw KubeConfigErrors.PluginUnsupported(plugin.Command, plugin.Context, "it has to ask the user, and there is no terminal");
        }

        using Process process = Start(plugin, isInteractive);
        using CancellationTokenSource limit = new(isInteractive ? LimitForUsers : Limit, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        byte[] output = [];
        try
        {
            // Where pipes cannot be left while they are read, the end of the program ends the reading.
            using CancellationTokenRegistration ending = either.Token.UnsafeRegister(
                static process => ThreadPool.UnsafeQueueUserWorkItem(Kill, (Process)process!, preferLocal: false), process);
            Task drained = isInteractive ? Task.CompletedTask : process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token);
            output = await ReadAsync(plugin, process.StandardOutput.BaseStream, either.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            await drained.ConfigureAwait(false);
            return process.ExitCode == 0
                ? ExecAnswer.Parse(plugin, output)
                : throw Failed(plugin, string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {process.ExitCode}"));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Failed(plugin, "it did not end in time");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(output);
            Kill(process);
        }
    }

    private static Process Start(ExecPlugin plugin, bool isInteractive)
    {
        ProcessStartInfo start = new(ProgramPath.Find(plugin.Command))
        {
            UseShellExecute = false,
            CreateNoWindow = !isInteractive,
            RedirectStandardOutput = true,

            // Prompts go to the terminal; without one there is nobody to read them, and nothing to answer with.
            RedirectStandardInput = !isInteractive,
            RedirectStandardError = !isInteractive,
        };
        foreach (string argument in plugin.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (KeyValuePair<string, string> variable in plugin.Variables)
        {
            start.Environment[variable.Key] = variable.Value;
        }

        start.Environment["KUBERNETES_EXEC_INFO"] = MeshJson.ToText(Request(plugin, isInteractive));
        try
        {
            Process process = Process.Start(start)!;
            if (!isInteractive)
            {
                process.StandardInput.Close();
            }

            return process;
        }
        catch (Win32Exception error)
        {
            throw KubeConfigErrors.PluginUnsupported(
                plugin.Command, plugin.Context, error.NativeErrorCode == FileNotFound ? "there is no such program" : error.Message, plugin.InstallHint);
        }
        catch (Exception error) when (error is PlatformNotSupportedException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw KubeConfigErrors.PluginUnsupported(plugin.Command, plugin.Context, "programs cannot be run here");
        }
    }

    private static MeshMap Request(ExecPlugin plugin, bool isInteractive)
    {
        MeshMap.Builder spec = new MeshMap.Builder().Add("interactive", new MeshScalar(isInteractive));
        if (plugin.Cluster is not null)
        {
            spec.Add("cluster", plugin.Cluster);
        }

        return new MeshMap.Builder().Add("kind", "ExecCredential").Add("apiVersion", plugin.ApiVersion).Add("spec", spec.Build()).Build();
    }

    private static async Task<byte[]> ReadAsync(ExecPlugin plugin, Stream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[MaxOutput + 1];
        try
        {
            int length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return length <= MaxOutput ? buffer[..length] : throw Failed(plugin, "it printed more than credentials take");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has ended by itself.
        }
    }

    private static MeshException Failed(ExecPlugin plugin, string why) => KubeConfigErrors.PluginFailed(plugin.Command, plugin.Context, why);
}
