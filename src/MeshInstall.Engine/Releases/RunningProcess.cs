namespace MeshInstall.Engine.Releases;

/// <summary>The processes of this machine.</summary>
internal static class RunningProcess
{
    /// <summary>Of systems that do not tell where a process id counts nothing is said, since a wrong guess would take the lock from an installer that lives.</summary>
    public static IProcessTable Table { get; } =
        OperatingSystem.IsLinux() ? new LinuxProcesses()
        : OperatingSystem.IsWindows() ? new SystemProcesses(MachineIdentity.OfWindows())
        : OperatingSystem.IsMacOS() ? new SystemProcesses(MachineIdentity.OfMac())
        : new SystemProcesses(string.Empty);
}
