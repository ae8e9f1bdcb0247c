using System.Management.Automation;
using System.Text.RegularExpressions;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Module;

public sealed partial class HelpTests(StagedModule staged) : IClassFixture<StagedModule>
{
    public static TheoryData<string> Cmdlets => [.. ModuleManifest.Texts("CmdletsToExport")];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_tells_what_a_cmdlet_does_takes_and_gives(string cmdlet)
    {
        PSObject help = Help(staged.Runspace, cmdlet);

        // Without a help file the synopsis is the syntax.
        Assert.DoesNotContain("[<CommonParameters>]", Text(help, "Synopsis"), StringComparison.Ordinal);
        Assert.NotEmpty(Text(help, "Synopsis"));
        Assert.True(Text(help, "description").Length > Text(help, "Synopsis").Length);
        Assert.NotEmpty(Items(help, "inputTypes", "inputType"));
        Assert.NotEmpty(Items(help, "returnValues", "returnValue"));
        Assert.True(Items(help, "examples", "example").Count >= 2);
        Assert.All(Items(help, "examples", "example"), example => Assert.NotEmpty(Text(example, "remarks")));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_describes_every_parameter_as_it_is(string cmdlet)
    {
        ModuleRunspace module = staged.Runspace;
        CmdletInfo command = (CmdletInfo)module.Invoke("Get-Command $name", ("name", cmdlet)).Single().BaseObject;
        HashSet<string> common = [.. Cmdlet.CommonParameters];
        ParameterMetadata[] parameters = [.. command.Parameters.Values.Where(parameter => !common.Contains(parameter.Name))];

        Dictionary<string, PSObject> described = Items(Help(module, cmdlet), "parameters", "parameter").ToDictionary(parameter => Text(parameter, "name"));

        Assert.Equal(parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal), described.Keys.Order(StringComparer.Ordinal));
        Assert.All(parameters, parameter =>
        {
            PSObject help = described[parameter.Name];
            Assert.NotEmpty(Text(help, "Description"));
            Assert.Equal(parameter.ParameterType.Name, Text((PSObject)help.Properties["type"].Value, "name"));
            Assert.Equal(parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(), bool.Parse(Text(help, "globbing")));
            ParameterAttribute[] attributes = [.. parameter.Attributes.OfType<ParameterAttribute>()];
            Assert.Contains(attributes, attribute => attribute.Mandatory == bool.Parse(Text(help, "required")));
            Assert.Contains(attributes, attribute => (attribute.Position < 0 ? "named" : $"{attribute.Position}") == Text(help, "position"));
            Assert.Contains(attributes, attribute => PipelineInput(attribute) == Text(help, "pipelineInput"));
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_syntax_in_Get_Help_is_that_of_the_cmdlet(string cmdlet)
    {
        ModuleRunspace module = staged.Runspace;
        CmdletInfo command = (CmdletInfo)module.Invoke("Get-Command $name", ("name", cmdlet)).Single().BaseObject;
        HashSet<string> common = [.. Cmdlet.CommonParameters];
        IEnumerable<string> sets = command.ParameterSets.Select(set =>
            string.Join(' ', set.Parameters.Where(parameter => !common.Contains(parameter.Name)).Select(parameter => parameter.Name).Order(StringComparer.Ordinal)));

        IEnumerable<string> described = Items(Help(module, cmdlet), "syntax", "syntaxItem").Select(item =>
            string.Join(' ', Items(item, "parameter").Select(parameter => Text(parameter, "name")).Order(StringComparer.Ordinal)));

        Assert.Equal(sets.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Related_links_lead_to_cmdlets_and_topics_that_exist(string cmdlet)
    {
        ModuleRunspace module = staged.Runspace;

        string[] links = [.. Items(Help(module, cmdlet), "relatedLinks", "navigationLink").Select(link => Text(link, "linkText"))];

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(
            ModuleManifest.Texts("CmdletsToExport").Contains(link) || File.Exists(Path.Combine(CmdletHelp.Folder, link + ".help.txt")), link));
    }

    [Theory]
    [InlineData("about_MeshInstall")]
    [InlineData("about_MeshInstall_Profiles")]
    [InlineData("about_MeshInstall_Releases")]
    [InlineData("about_MeshInstall_Configuration")]
    [InlineData("about_MeshInstall_Sandbox")]
    [InlineData("about_MeshInstall_Errors")]
    [InlineData("about_MeshInstall_Automation")]
    [InlineData("about_MeshInstall_Charts")]
    public void Get_Help_finds_the_topic(string topic)
    {
        ModuleRunspace module = staged.Runspace;

        string text = module.Invoke("Get-Help $topic", ("topic", topic)).Single().ToString();

        Assert.Contains("LONG DESCRIPTION", text, StringComparison.Ordinal);
        IEnumerable<string> dead = Topic().Matches(text).Select(match => match.Value)
            .Where(name => !File.Exists(Path.Combine(CmdletHelp.Folder, name + ".help.txt")));
        Assert.Empty(dead);
    }

    private static PSObject Help(ModuleRunspace module, string cmdlet) => module.Invoke("Get-Help $name -Full", ("name", cmdlet)).Single();

    private static string PipelineInput(ParameterAttribute attribute)
    {
        string[] how = [.. new[] { attribute.ValueFromPipeline ? "ByValue" : "", attribute.ValueFromPipelineByPropertyName ? "ByPropertyName" : "" }.Where(way => way.Length > 0)];
        return how.Length == 0 ? "False" : $"True ({string.Join(", ", how)})";
    }

    private static IReadOnlyList<PSObject> Items(PSObject parent, params string[] path)
    {
        object? value = parent;
        foreach (string name in path)
        {
            value = (value as PSObject)?.Properties[name]?.Value;
        }

        return value switch
        {
            null => [],
            object[] list => [.. list.Select(PSObject.AsPSObject)],
            PSObject { BaseObject: object[] list } => [.. list.Select(PSObject.AsPSObject)],
            _ => [PSObject.AsPSObject(value)],
        };
    }

    private static string Text(PSObject parent, string name) => string.Join(
        "\n", Items(parent, name).Select(item => item.Properties["Text"]?.Value?.ToString() ?? item.ToString())).Trim();

    [GeneratedRegex(@"about_MeshInstall\w*")]
    private static partial Regex Topic();
}
