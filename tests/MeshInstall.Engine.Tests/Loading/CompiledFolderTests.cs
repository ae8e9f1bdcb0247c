using System.Runtime.InteropServices;
using MeshInstall.Loading;

namespace MeshInstall.Engine.Tests.Loading;

public sealed class CompiledFolderTests
{
    [Theory]
    [InlineData("10.0.12", "linux", Architecture.X64, "linux-x64", "net10.0/linux-x64")]
    [InlineData("8.0.28", "linux", Architecture.Arm64, "ubuntu.24.04-arm64", "net8.0/linux-arm64")]
    [InlineData("9.0.1", "win", Architecture.X86, "win-x86", "net9.0/win-x86")]
    [InlineData("10.0.0", "osx", Architecture.Arm64, "osx-arm64", "net10.0/osx-arm64")]
    public void The_folder_names_the_major_version_the_system_and_the_processor(string runtime, string system, Architecture architecture, string identifier, string folder) =>
        Assert.Equal(folder, CompiledFolder.Of(Version.Parse(runtime), system, architecture, identifier));

    [Theory]
    [InlineData("linux", "linux-musl-x64")]
    [InlineData("linux", "alpine.3.20-x64")]
    [InlineData(null, "freebsd-x64")]
    public void There_is_no_folder_for_musl_and_for_systems_that_are_not_known(string? system, string identifier) =>
        Assert.Null(CompiledFolder.Of(new Version(10, 0), system, Architecture.X64, identifier));
}
