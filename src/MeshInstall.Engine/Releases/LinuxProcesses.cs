using System.Globalization;

namespace MeshInstall.Engine.Releases;

/// <summary>The processes of Linux, by <c>/proc</c>. An id counts in one boot and one process namespace: containers of one machine have their own.</summary>
internal sealed class LinuxProcesses : IProcessTable
{
    private const int StateField = 3;
    private const int StartField = 22;
    private const int FieldsOfName = 2;

    public string Machine { get; } = ReadMachine();

    /// <summary>A process that has ended and that nobody has asked for yet runs no more.</summary>
    public bool Exists(int id) => SystemProcesses.IsRunning(id) && Field(id, StateField) is not ("Z" or "X");

    public string? StartOf(int id) => Field(id, StartField);

    private static string? Field(int id, int number)
    {
        string? status = ReadText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));

        // The name, in parentheses, may itself hold spaces and parentheses.
        string[]? fields = status?[(status.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields?.ElementAtOrDefault(number - FieldsOfName - 1);
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
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
