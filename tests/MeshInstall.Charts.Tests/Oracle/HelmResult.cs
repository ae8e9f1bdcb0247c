namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>How a run of helm ended.</summary>
internal sealed record HelmResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;
}
