namespace MeshInstall.Engine.Releases;

/// <summary>What the operating system tells of processes.</summary>
internal interface IProcessTable
{
    /// <summary>What tells where a process id counts; empty where that is not known.</summary>
    string Machine { get; }

    /// <summary>Whether such a process runs, of whichever user.</summary>
    bool Exists(int id);

    /// <summary>When the process began, in a measure that stays the same as long as it runs; null where that is not told.</summary>
    string? StartOf(int id);
}
