using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Checking.Checks;

/// <summary>Whether the definitions of the Gateway API, where they are there, are of versions that Istio reads.</summary>
internal sealed class GatewayApiCheck() : ClusterCheck("GatewayApi")
{
    private const string Group = "gateway.networking.k8s.io";
    private const string Action = "Install a current release of the Gateway API's definitions.";
    private static readonly string[] NeedBeta = ["Gateway", "GatewayClass", "HTTPRoute", "ReferenceGrant"];
    private static readonly string[] NeedStable = ["Gateway", "GatewayClass", "HTTPRoute", "GRPCRoute"];

    public override async Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<MeshMap> definitions = await context.ListAsync("apiextensions.k8s.io/v1", "CustomResourceDefinition", cancellationToken).ConfigureAwait(false) ?? [];
        MeshMap[] ours = [.. definitions.Where(definition => definition.Spec().FindText("group") == Group)];
        if (ours.Length == 0)
        {
            return
            [
                context.Has("Ztunnel")
                    ? Warning("The Gateway API is not installed, so waypoints cannot be made.", Action, Group)
                    : Passed("The Gateway API is not installed; Istio's own gateways need none.", Group),
            ];
        }

        List<MeshCheckResult> results = [];
        foreach (MeshMap definition in ours)
        {
            string kind = definition.Spec().FindMap("names")?.FindText("kind") ?? string.Empty;
            string[] served = [.. definition.Spec().Maps("versions").Where(version => version.FindBoolean("served") == true).Select(version => version.FindText("name") ?? string.Empty)];
            string has = served.Length == 0 ? "no version" : string.Join(", ", served);
            if (NeedBeta.Contains(kind) && !served.Contains("v1beta1"))
            {
                results.Add(Failed($"{kind} of the Gateway API is served in {has}, and Istio needs v1beta1.", Action, definition.Name()));
            }
            else if (NeedStable.Contains(kind) && !served.Contains("v1"))
            {
                results.Add(Warning($"{kind} of the Gateway API is served in {has}; coming releases of Istio need v1.", Action, definition.Name()));
            }
        }

        return results.Count > 0 ? results : [Passed("The Gateway API is served in the versions that Istio reads.", Group)];
    }
}
