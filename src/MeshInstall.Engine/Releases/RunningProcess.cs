using System.Diagnostics;
using System.Globalization;

namespace MeshInstall.Engine.Releases;

/// <summary>
/// What the operating system tells of processes. Only Linux tells where a process id counts (this boot, this process namespace); elsewhere
/// nothing is said, since a wrong guess would take the lock from an installer that lives.
/// </summary>
internal static class RunningProcess
{
    private const int StartField = 22;
    private const int FieldsOfName = 2;

    /// <summary>The boot and the process namespace; empty where they are not known.</summary>
    public static string Machine { get; } = ReadMachine();

    /// <summary>Whether there is such a process, of whichever user.</summary>
    public static bool Exists(int id)
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

    /// <summary>When the process began; null where that is not told.</summary>
    public static string? StartOf(int id)
    {
        string? status = ReadText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));

        // The name, in parentheses, may itself hold spaces and parentheses.
        string[]? fields = status?[(status.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields?.ElementAtOrDefault(StartField - FieldsOfName - 1);
    }

    private static string ReadMachine()
    {
        try
        {
            string? boot = ReadText("/proc/sys/kernel/random/boot_id")?.Trim();
            string? space = boot is null ? null : new FileInfo("/proc/self/ns/pid").LinkTarget;
            return space is null ? string.Empty : $"{boot} {space}";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static string? ReadText(string path)
    {
        try
        {
            return OperatingSystem.IsLinux() ? File.ReadAllText(path) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
