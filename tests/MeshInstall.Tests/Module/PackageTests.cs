using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Module;

public sealed class PackageTests
{
    private static readonly string Bin = Path.Combine(BuiltFiles.Module, "module", "bin");
    private static readonly string Dependencies = Path.Combine(Bin, "dependencies");

    [Fact]
    public void Every_file_that_the_manifest_names_is_in_the_package()
    {
        string[] named = [ModuleManifest.Text("RootModule"), .. ModuleManifest.Texts("NestedModules"), .. ModuleManifest.Texts("FormatsToProcess"), .. ModuleManifest.Texts("TypesToProcess")];

        Assert.All(named, file => Assert.True(File.Exists(Path.Combine(BuiltFiles.Module, file)), file));
    }

    [Theory]
    [InlineData("LICENSE")]
    [InlineData("ThirdPartyNotices.txt")]
    [InlineData("CHANGELOG.md")]
    [InlineData("profiles/default.yaml")]
    [InlineData("en-US/MeshInstall.dll-Help.xml")]
    public void The_package_carries(string file) => Assert.True(new FileInfo(Path.Combine(BuiltFiles.Module, file)) is { Exists: true, Length: > 0 });

    [Fact]
    public void The_package_lies_in_a_folder_of_its_version_as_PowerShell_expects()
    {
        Assert.Equal(ModuleManifest.Text("ModuleVersion"), Path.GetFileName(BuiltFiles.Module.TrimEnd('/', Path.DirectorySeparatorChar)));
    }

    [Fact]
    public void Only_the_two_assemblies_of_the_module_lie_where_other_modules_could_meet_them()
    {
        Assert.Equal(["MeshInstall.Abstractions.dll", "MeshInstall.dll"], Directory.GetFiles(Bin).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Neither_PowerShell_nor_symbols_nor_documentation_files_are_packed()
    {
        string[] files = [.. Directory.GetFiles(Bin, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file))];

        Assert.All(files, file => Assert.Equal(".dll", Path.GetExtension(file)));
        Assert.DoesNotContain(files, file => file.StartsWith("System.Management.Automation", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_assembly_finds_what_it_references()
    {
        string[] packed = [.. Directory.GetFiles(Bin, "*.dll", SearchOption.AllDirectories)];
        HashSet<string> known = [.. packed.Select(file => Path.GetFileNameWithoutExtension(file)), "System.Management.Automation", "netstandard", "mscorlib"];
        HashSet<string> platform = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) != AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))
            .Select(file => Path.GetFileNameWithoutExtension(file))];

        IEnumerable<string> missing = packed.SelectMany(file => AssemblyFacts.References(file)
            .Where(name => !known.Contains(name) && !platform.Contains(name))
            .Select(name => $"{Path.GetFileName(file)} -> {name}"));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_third_party_assembly_is_named_in_the_notices()
    {
        string notices = File.ReadAllText(Path.Combine(BuiltFiles.Module, "ThirdPartyNotices.txt"));

        IEnumerable<string> unnamed = Directory.GetFiles(Dependencies, "*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !name.StartsWith("MeshInstall", StringComparison.Ordinal) && !notices.Contains(name, StringComparison.Ordinal));

        Assert.Empty(unnamed);
    }
}
