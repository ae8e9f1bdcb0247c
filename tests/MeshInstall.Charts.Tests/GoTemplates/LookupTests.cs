using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Tests.GoTemplates;

public sealed class LookupTests
{
    [Fact]
    public void Lookup_asks_the_cluster_and_gives_its_object()
    {
        Cluster cluster = new();

        string text = TestTemplates.Set("{{ (lookup \"v1\" \"Secret\" \"space\" \"name\").data.key }}[{{ lookup \"v1\" \"Secret\" \"\" \"none\" }}]")
            .Execute(TestTemplates.File, null, new TemplateServices { Lookup = cluster }, CancellationToken.None);

        Assert.Equal("value[map[]]", text);
        Assert.Equal(["v1 Secret space name", "v1 Secret  none"], cluster.Asked);
    }

    [Fact]
    public void An_address_is_looked_up_only_where_it_is_allowed()
    {
        TemplateSet set = TestTemplates.Set("{{ getHostByName \"localhost\" }}");

        Assert.Equal(string.Empty, set.Execute(TestTemplates.File, null, new TemplateServices(), CancellationToken.None));
        Assert.Contains(set.Execute(TestTemplates.File, null, new TemplateServices { EnableDns = true }, CancellationToken.None), (string[])["127.0.0.1", "::1"]);
    }

    private sealed class Cluster : IResourceLookup
    {
        public List<string> Asked { get; } = [];

        public MeshMap? Lookup(string apiVersion, string kind, string ns, string name, CancellationToken cancellationToken)
        {
            Asked.Add($"{apiVersion} {kind} {ns} {name}");
            return name == "none" ? null : (MeshMap)MeshNode.FromObject(new Dictionary<string, object?> { ["data"] = new Dictionary<string, object?> { ["key"] = "value" } });
        }
    }
}
