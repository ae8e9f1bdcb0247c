using System.Globalization;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Module;

/// <summary>The code compiled ahead of time, which the build adds where it has the compiler for it.</summary>
public sealed class CompiledCodeTests
{
    private const string Script = """
        $before = [System.Runtime.JitInfo]::GetCompiledMethodCount($false)
        (Get-MeshProfile demo | New-MeshManifest).Count
        [System.Runtime.JitInfo]::GetCompiledMethodCount($false) - $before
        ([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'MeshInstall.Engine' }).Location
        """;

    private static readonly string Dependencies = Path.Combine("module", "bin", "dependencies");

    [Fact]
    public void Compiled_assemblies_are_those_that_lie_beside_them_for_every_platform()
    {
        string folder = Path.Combine(BuiltFiles.Module, Dependencies);
        string[] compiled = Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true });

        Assert.All(compiled, file => Assert.Equal(AssemblyFacts.Version(Path.Combine(folder, Path.GetFileName(file))), AssemblyFacts.Version(file)));
    }

    [Fact]
    public async Task The_module_works_with_them_and_without_them()
    {
        using TemporaryFolder copy = new();
        CopyFolder(BuiltFiles.Module, Under(copy, BuiltFiles.Module));
        CopyFolder(Path.GetDirectoryName(BuiltFiles.Shell)!, Path.GetDirectoryName(Under(copy, BuiltFiles.Shell))!);
        string[] platforms = Platforms(Under(copy, BuiltFiles.Module));
        foreach (string platform in platforms)
        {
            Directory.Delete(platform, recursive: true);
        }

        Start staged = await StartAsync(BuiltFiles.Shell);
        Start portable = await StartAsync(Under(copy, BuiltFiles.Shell));

        Assert.Equal("4", portable.Manifests);
        Assert.Equal("4", staged.Manifests);
        Assert.Equal(Path.Combine(Under(copy, BuiltFiles.Module), Dependencies, "MeshInstall.Engine.dll"), portable.Engine);
        Assert.StartsWith(Path.Combine(BuiltFiles.Module, Dependencies), staged.Engine, StringComparison.Ordinal);
        if (platforms.Length > 0)
        {
            Assert.NotEqual(Path.Combine(BuiltFiles.Module, Dependencies), Path.GetDirectoryName(staged.Engine));
            Assert.True(staged.MethodsCompiled < portable.MethodsCompiled / 2, $"{staged.MethodsCompiled} of {portable.MethodsCompiled} methods were compiled");
        }
    }

    [Fact]
    public async Task The_shell_has_its_own_code_compiled_where_the_module_has()
    {
        ShellResult result = await ShellProcess.RunAtAsync(BuiltFiles.Shell, null, "-Command", "[System.Runtime.JitInfo]::GetCompiledMethodCount($false)");

        // Some 500 methods, or some 6,000.
        bool startsCompiled = int.Parse(result.Output, CultureInfo.InvariantCulture) < 2000;
        Assert.Equal(Platforms(BuiltFiles.Module).Length > 0, startsCompiled);
    }

    /// <summary>The folders with compiled code. A build without it leaves empty ones of an earlier build.</summary>
    private static string[] Platforms(string module) =>
        [.. Directory.GetDirectories(Path.Combine(module, Dependencies)).Where(folder => Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories).Any())];

    private static async Task<Start> StartAsync(string shell)
    {
        ShellResult result = await ShellProcess.RunAtAsync(shell, null, "-Command", Script);
        Assert.True(result.ExitCode == 0, result.Error);
        string[] lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new Start(lines[0], int.Parse(lines[1], CultureInfo.InvariantCulture), lines[2]);
    }

    private static string Under(TemporaryFolder copy, string path) => Path.Combine(copy.Path, Path.GetRelativePath(BuiltFiles.Root, path));

    private static void CopyFolder(string source, string target)
    {
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private sealed record Start(string Manifests, int MethodsCompiled, string Engine);
}
