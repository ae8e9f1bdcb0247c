using System.Runtime.InteropServices;

namespace MeshInstall.Loading;

/// <summary>Names the folder of assemblies with code that was compiled ahead of time: <c>net10.0/linux-x64</c>.</summary>
/// <remarks>Such code is bound to the major version of the runtime, the operating system and the processor.</remarks>
internal static class CompiledFolder
{
    /// <summary>The folder for this process; null where none can be named.</summary>
    public static string? Current { get; } = Of(Environment.Version, SystemName, RuntimeInformation.ProcessArchitecture, RuntimeInformation.RuntimeIdentifier);

    private static string? SystemName =>
        OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : null;

    /// <summary>The folder for a platform; null where the system is not known, or its C library is musl.</summary>
    /// <param name="runtime">The version of the .NET runtime.</param>
    /// <param name="system">The system as runtime identifiers have it: <c>linux</c>, <c>win</c> or <c>osx</c>.</param>
    /// <param name="architecture">The architecture of the process.</param>
    /// <param name="runtimeIdentifier">What the runtime calls its own platform, such as <c>linux-musl-x64</c> or <c>alpine.3.20-x64</c>.</param>
    public static string? Of(Version runtime, string? system, Architecture architecture, string runtimeIdentifier)
    {
        bool musl = runtimeIdentifier.Contains("musl", StringComparison.OrdinalIgnoreCase)
            || runtimeIdentifier.StartsWith("alpine", StringComparison.OrdinalIgnoreCase);
        return system is null || musl ? null : FormattableString.Invariant($"net{runtime.Major}.0/{system}-{architecture}").ToLowerInvariant();
    }
}
