using MeshInstall.Engine.Validation.Checks.Components;
using MeshInstall.Engine.Validation.Checks.Mesh;
using MeshInstall.Engine.Validation.Checks.Values;

namespace MeshInstall.Engine.Validation.Checks;

/// <summary>Every check there is.</summary>
internal static class CheckCatalog
{
    public static IReadOnlyList<ICheck> All { get; } =
    [
        new DocumentKindCheck(),
        new HubCheck(),
        new TagCheck(),
        new RevisionCheck(),
        new NamespaceCheck(),
        new CompatibilityVersionCheck(),
        new GatewayNameCheck(),
        new DuplicateGatewayCheck(),
        new GatewayRootPortCheck(),
        new ServicePortCheck(),
        new ReplicaCountCheck(),
        new ReplicaRangeCheck(),
        new ReplicasBesideAutoscalingCheck(),
        new EnvironmentCheck(),
        new ResourceLimitsCheck(),
        new DisruptionBudgetCheck(),
        new IneffectiveSettingCheck(),
        new OverlayCheck(),
        new AddressRangeCheck(),
        new PortListCheck(),
        new TrustDomainCheck(),
        new MeshDurationCheck(),
        new MeshPortCheck(),
        new ProxyRequirementCheck(),
        new ProxyAddressCheck(),
        new ExtensionProviderCheck(),
        new ProviderServiceCheck(),
        new ProviderSettingCheck(),
        new ProxyCredentialCheck(),
        new ProxyMetadataCheck(),
        new MeshNetworksCheck(),
        new ServiceHostCheck(),
        new LocalityCheck(),
        new MeshTlsCheck(),
    ];
}
