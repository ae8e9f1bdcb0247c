using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Reflection;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Module;

public sealed class ExportTests
{
    private static readonly Type[] VerbGroups =
    [
        typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic),
        typeof(VerbsLifecycle), typeof(VerbsOther), typeof(VerbsSecurity),
    ];

    [Fact]
    public void The_manifest_exports_every_cmdlet_of_the_assembly_and_no_other()
    {
        IReadOnlyList<string> classes = AssemblyFacts.Cmdlets(Path.Combine(BuiltFiles.Module, ModuleManifest.Text("RootModule")));

        Assert.Equal(classes.Order(StringComparer.Ordinal), ModuleManifest.Texts("CmdletsToExport").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_import_brings_the_cmdlets_and_nothing_else()
    {
        using ModuleRunspace module = new();

        string[] commands = [.. module.Invoke("Get-Command -Module MeshInstall").Select(command => $"{((CommandInfo)command.BaseObject).CommandType} {command}")];

        Assert.Equal(
            ModuleManifest.Texts("CmdletsToExport").Select(name => $"Cmdlet {name}").Order(StringComparer.Ordinal),
            commands.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_verb_is_one_that_PowerShell_approves()
    {
        HashSet<string> approved = [.. VerbGroups
            .SelectMany(group => group.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!)];

        Assert.All(ModuleManifest.Texts("CmdletsToExport"), name => Assert.Contains(name.Split('-')[0], approved));
    }

    [Fact]
    public void Every_cmdlet_declares_what_it_emits()
    {
        using ModuleRunspace module = new();

        IEnumerable<string> silent = module.Invoke("Get-Command -Module MeshInstall")
            .Select(command => (CmdletInfo)command.BaseObject)
            .Where(command => command.OutputType.Count == 0)
            .Select(command => command.Name);

        Assert.Equal(["Disconnect-MeshCluster"], silent);
    }

    [Theory]
    [InlineData("Chart")]
    [InlineData("Version")]
    [InlineData("ChartCredential")]
    [InlineData("Component")]
    [InlineData("Force")]
    [InlineData("Strict")]
    public void What_chooses_charts_is_the_same_in_every_cmdlet_that_renders(string parameter)
    {
        using ModuleRunspace module = new();

        string[] declarations =
        [
            .. module.Invoke("Get-Command -Module MeshInstall")
                .Select(command => ((CmdletInfo)command.BaseObject).Parameters)
                .Where(parameters => parameters.ContainsKey("Chart") && parameters.ContainsKey(parameter))
                .Select(parameters => Declaration(parameters[parameter])),
        ];

        Assert.True(declarations.Length >= 3, $"only {declarations.Length}");
        Assert.Single(declarations.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void The_module_can_be_removed_and_imported_again()
    {
        using ModuleRunspace module = new();

        RunResult again = module.Run("Remove-Module MeshInstall; Import-Module $path; (Get-MeshProfile demo).Profile", ("path", BuiltFiles.Manifest));

        Assert.Empty(again.Errors);
        Assert.Equal("demo", Assert.Single(again.Output).ToString());
    }

    private static string Declaration(ParameterMetadata parameter) => string.Join(' ', parameter.Attributes
        .Where(attribute => attribute is CmdletMetadataAttribute or ArgumentCompleterAttribute)
        .Select(Text)
        .Order(StringComparer.Ordinal)
        .Prepend($"{parameter.ParameterType} {string.Join(',', parameter.Aliases)}"));

    private static string Text(Attribute attribute) => attribute switch
    {
        ParameterAttribute { } binding => $"{binding.ParameterSetName}/{binding.Position}/{binding.Mandatory}/{binding.ValueFromPipeline}/{binding.ValueFromPipelineByPropertyName}",
        ArgumentCompleterAttribute { } completer => $"{completer.Type}",
        _ => attribute.GetType().Name,
    };
}
