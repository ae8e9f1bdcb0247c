using System.Diagnostics;

namespace MeshInstall.Sandbox.Tests.Kubectl;

/// <summary>The real kubectl on a sandbox: <c>KUBECTL</c>, the tools folder <c>MESHINSTALL_TOOLS</c>, or the PATH.</summary>
internal sealed class KubectlProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = ProcessFolders.Create();
    private readonly string _program;

    public KubectlProgram(KubernetesSandbox sandbox)
        : this(sandbox.GetKubeConfig())
    {
    }

    public KubectlProgram(string kubeConfig)
    {
        var found = Find();
        if (found is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail("kubectl is missing: set KUBECTL to it, or MESHINSTALL_TOOLS to the folder that holds kubectl/kubectl");
        }

        Skip.If(found is null, "kubectl is not on this machine");
        _program = found;
        File.WriteAllText(Path.Combine(_folder, "config"), kubeConfig);
    }

    /// <summary>Runs a command line, in a folder if one is given. The input goes to its standard input.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string arguments, string? input = null, string? folder = null)
    {
        var start = new ProcessStartInfo(_program) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KUBECONFIG"] = Path.Combine(_folder, "config");
        start.Environment["HOME"] = _folder;
        foreach (var argument in arguments.Split(' '))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Runs what must succeed.</summary>
    public async Task<string> SucceedAsync(string arguments, string? input = null)
    {
        var (code, output) = await RunAsync(arguments, input);
        Assert.True(code == 0, $"kubectl {arguments} ended with {code}: {output}");
        return output;
    }

    /// <summary>Starts a command that goes on, such as a watch, and returns its lines as they come.</summary>
    public async IAsyncEnumerable<string> LinesAsync(string arguments)
    {
        var start = new ProcessStartInfo(_program, arguments.Split(' ')) { RedirectStandardOutput = true };
        start.Environment["KUBECONFIG"] = Path.Combine(_folder, "config");
        start.Environment["HOME"] = _folder;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                yield return line;
            }
        }
        finally
        {
            process.Kill();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string? Find()
    {
        var name = OperatingSystem.IsWindows() ? "kubectl.exe" : "kubectl";
        var candidates = new List<string?> { Environment.GetEnvironmentVariable("KUBECTL") };
        if (Environment.GetEnvironmentVariable("MESHINSTALL_TOOLS") is { Length: > 0 } tools)
        {
            candidates.Add(Path.Combine(tools, "kubectl", name));
        }

        candidates.AddRange((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)));
        return candidates.Find(File.Exists);
    }
}
