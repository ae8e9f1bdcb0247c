namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Proxy metadata that Istio has superseded.</summary>
internal sealed class ProxyMetadataCheck : ICheck
{
    private const string AutoAllocate = "ISTIO_META_DNS_AUTO_ALLOCATE";

    public void Run(CheckContext context)
    {
        foreach (Place entry in context.MeshConfigs.Select(mesh => mesh.Find("defaultConfig", "proxyMetadata", AutoAllocate)))
        {
            if (entry.Exists)
            {
                context.Log.Warning(
                    "DeprecatedField", entry.Path, entry.Node, $"{AutoAllocate} is deprecated: istiod allocates addresses on its own.",
                    "Remove it; the label networking.istio.io/enable-autoallocate-ip steers single ServiceEntry resources.");
            }
        }
    }
}
