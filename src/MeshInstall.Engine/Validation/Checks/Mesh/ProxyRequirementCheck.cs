namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>What every proxy needs is not taken away: paths, names and addresses that Istio sets where the document says nothing.</summary>
internal sealed class ProxyRequirementCheck : ICheck
{
    private static readonly string[] Required = ["configPath", "binaryPath", "discoveryAddress", "serviceCluster"];

    public void Run(CheckContext context)
    {
        foreach (Place proxy in context.MeshConfigs.Select(mesh => mesh["defaultConfig"]))
        {
            foreach (Place field in Required.Select(name => proxy[name]).Where(field => field.Text is ""))
            {
                context.Log.Error(
                    "RequiredValueEmpty", field.Path, field.Node, "Proxies cannot start with this field empty.", "Remove it, so that Istio's own value applies.");
            }

            Place policy = proxy["controlPlaneAuthPolicy"];
            if (policy.Text is "INHERIT")
            {
                context.Log.Error(
                    "UnsupportedValue", policy.Path, policy.Node, "INHERIT has nothing to inherit from in the mesh configuration.", "Write NONE or MUTUAL_TLS.");
            }

            foreach ((string tag, Place value) in proxy.Find("tracing", "customTags").Entries().Where(entry => !entry.Value.Exists))
            {
                context.Log.Error(
                    "RequiredValueEmpty", value.Path, value.Node, $"The tag {tag} has no value.", "Add literal, environment or header, or remove the tag.");
            }
        }
    }
}
