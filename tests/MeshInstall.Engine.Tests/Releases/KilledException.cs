namespace MeshInstall.Engine.Tests.Releases;

/// <summary>The end of a process, as far as a test can have it.</summary>
internal sealed class KilledException : Exception;
