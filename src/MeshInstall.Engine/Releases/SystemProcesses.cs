using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MeshInstall.Engine.Releases;

/// <summary>Processes as .NET tells of them, on any system.</summary>
/// <param name="machine">What tells where a process id counts.</param>
internal sealed class SystemProcesses(string machine) : IProcessTable
{
    public string Machine => machine;

    public static bool IsRunning(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public bool Exists(int id) => IsRunning(id);

    /// <summary>The time of the system when it began; nothing of processes that this user may not look at.</summary>
    public string? StartOf(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception or NotSupportedException)
        {
            return null;
        }
    }
}
