using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Module;

public sealed partial class FormatTests
{
    private static readonly XDocument Formats = XDocument.Load(Path.Combine(BuiltFiles.Module, "module", "MeshInstall.Format.ps1xml"));

    [Fact]
    public void Everything_that_a_cmdlet_emits_has_a_view_of_its_own()
    {
        using ModuleRunspace module = new();
        Type[] emitted = [.. module.Invoke("Get-Command -Module MeshInstall")
            .SelectMany(command => ((CmdletInfo)command.BaseObject).OutputType)
            .Select(output => output.Type)
            .Where(type => type.Namespace == nameof(MeshInstall))
            .Distinct()];

        Assert.NotEmpty(emitted);
        Assert.All(emitted, type => Assert.Contains(Formats.Descendants("TypeName"), name => name.Value == type.FullName));
    }

    [Fact]
    public void Every_property_that_a_view_shows_is_there()
    {
        using ModuleRunspace module = new();
        List<string> missing = [];
        foreach (XElement view in Formats.Descendants("View"))
        {
            string name = view.Descendants("TypeName").Single().Value;
            Type type = (Type)module.Invoke("$name -as [type]", ("name", name)).Single().BaseObject;
            missing.AddRange(view.Descendants("PropertyName").Select(property => property.Value)
                .Where(property => type.GetProperty(property) is null)
                .Select(property => $"{name}.{property}"));
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void A_profile_is_shown_as_one_line_of_a_table()
    {
        using ModuleRunspace module = new();

        module.Invoke("Get-MeshProfile demo | Out-Default");

        string[] lines = [.. module.Host.Lines.Select(line => Colour().Replace(line, string.Empty).Trim()).Where(line => line.Length > 0)];
        Assert.Equal(["Name", "Profile", "Hub", "Tag", "Revision", "Namespace"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("demo", lines[^1], StringComparison.Ordinal);
        Assert.Contains("istio-system", lines[^1], StringComparison.Ordinal);
    }

    [GeneratedRegex("\e\\[[0-9;]*m")]
    private static partial Regex Colour();
}
