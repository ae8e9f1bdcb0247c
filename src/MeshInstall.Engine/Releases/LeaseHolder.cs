namespace MeshInstall.Engine.Releases;

/// <summary>The process that holds the lock of an installation.</summary>
/// <param name="User">The user.</param>
/// <param name="Host">The machine's name.</param>
/// <param name="ProcessId">The process.</param>
/// <param name="ProcessStart">When the process began, in the operating system's own measure; empty where it is not known.</param>
/// <param name="Machine">What tells where the process id counts: the boot and the process namespace; empty where it is not known.</param>
/// <param name="Id">A random id, as one process may try several times.</param>
internal sealed record LeaseHolder(string User, string Host, int ProcessId, string ProcessStart, string Machine, string Id)
{
    private const int MaxName = 60;

    /// <summary>The holder in words, unique: <c>user@host pid 1234 (id)</c>.</summary>
    public string Identity => $"{Description} ({Id})";

    /// <summary>The holder in words, for messages.</summary>
    public string Description => $"{User}@{Host} pid {ProcessId}";

    /// <summary>This process, for one attempt.</summary>
    /// <param name="user">The user; null for the account on the machine.</param>
    public static LeaseHolder ThisProcess(string? user = null) => new(
        HeaderText.Line(user ?? Environment.UserName, MaxName),
        HeaderText.Line(Environment.MachineName, MaxName),
        Environment.ProcessId,
        RunningProcess.Table.StartOf(Environment.ProcessId) ?? string.Empty,
        RunningProcess.Table.Machine,
        OwnAttempts.NewId());

    /// <summary>Whether the attempt is over: it was one of this process, or its process ran on this machine and is gone. False where that cannot be told.</summary>
    public bool IsGone() => OwnAttempts.HasEnded(Id) || IsGoneFrom(RunningProcess.Table, HeaderText.Line(Environment.MachineName, MaxName));

    /// <summary>Whether the process ran on a machine and is gone from it, or its id is that of another one by now. False where that cannot be told.</summary>
    /// <param name="processes">The processes of the machine.</param>
    /// <param name="host">The machine's name.</param>
    public bool IsGoneFrom(IProcessTable processes, string host) =>
        Machine.Length > 0 && Machine == processes.Machine && Host == host
        && (!processes.Exists(ProcessId) || (ProcessStart.Length > 0 && processes.StartOf(ProcessId) is { } start && start != ProcessStart));
}
