using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Rendering;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Cases;

/// <summary>What this engine makes of one template: the root that helm gives it, without a chart around it.</summary>
internal static class EngineExpansion
{
    public static ExpansionResult Run(ExpansionCase item)
    {
        try
        {
            TemplateSet templates = new(FunctionTable.Functions, ChartLimits.Default);
            templates.Add("cases/templates/all.yaml", item.Template);
            string text = templates.Execute("cases/templates/all.yaml", Root(item.Values), new TemplateServices(), CancellationToken.None);
            return new ExpansionResult(GoString.ToBytes(text.Replace("<no value>", string.Empty, StringComparison.Ordinal)), null);
        }
        catch (ChartException exception)
        {
            return new ExpansionResult(null, exception.Message);
        }
    }

    private static GoMap Root(MeshMap values)
    {
        GoMap root = new();
        root["Values"] = GoConversion.FromNode(values);
        root["Release"] = GoConversion.FromNode((MeshMap)MeshNode.FromObject(new Dictionary<string, object?>
        {
            ["Name"] = "release", ["Namespace"] = "space", ["IsUpgrade"] = false, ["IsInstall"] = true, ["Revision"] = 1, ["Service"] = "Helm",
        }));
        root["Chart"] = GoConversion.FromNode((MeshMap)MeshNode.FromObject(new Dictionary<string, object?>
        {
            ["Name"] = "cases", ["Version"] = "1.2.3", ["AppVersion"] = "4.5.6", ["APIVersion"] = "v2",
        }));
        root["Capabilities"] = CapabilitiesValue.Of(KubernetesVersion.Parse("v1.35.0"), []);
        root["Template"] = GoConversion.FromNode((MeshMap)MeshNode.FromObject(new Dictionary<string, object?>
        {
            ["Name"] = "cases/templates/all.yaml", ["BasePath"] = "cases/templates",
        }));
        return root;
    }
}
