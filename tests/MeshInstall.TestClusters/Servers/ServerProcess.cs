using System.Diagnostics;

namespace MeshInstall.TestClusters.Servers;

/// <summary>A server that ends when it is disposed, and also when this process ends in any way.</summary>
internal sealed class ServerProcess : IDisposable
{
    // The shell reads the pipe from this process, whose end is its end. What it starts in the background would have no input of its own.
    private const string Guard = """
        exec 3<&0
        "$@" 3<&- & server=$!
        (cat <&3 > /dev/null; kill -9 $server 2> /dev/null) & guard=$!
        wait $server
        kill $guard 2> /dev/null
        """;

    private readonly Process _process;
    private readonly string _log;

    public ServerProcess(string program, string log, params IEnumerable<string> arguments)
    {
        _log = log;
        var writer = new StreamWriter(log) { AutoFlush = true };
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", Guard, "guard", program, .. arguments]);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        void Write(string? line)
        {
            lock (writer)
            {
                if (line is not null)
                {
                    writer.WriteLine(line);
                }
            }
        }
    }

    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public void ThrowIfEnded()
    {
        if (_process.HasExited)
        {
            var last = string.Join('\n', File.ReadLines(_log).TakeLast(20));
            throw new InvalidOperationException($"a server of the tests ended with {_process.ExitCode}:\n{last}");
        }
    }

    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            _process.Kill();
        }

        _process.StandardInput.Close();
        _process.WaitForExit(TimeSpan.FromSeconds(30));
        _process.Dispose();
    }
}
