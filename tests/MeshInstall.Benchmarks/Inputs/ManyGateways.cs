using System.Globalization;
using System.Text;

namespace MeshInstall.Benchmarks.Inputs;

/// <summary>Documents with any number of gateways, each with settings of its own.</summary>
internal static class ManyGateways
{
    /// <summary>The document, on the minimal profile.</summary>
    /// <param name="count">How many gateways.</param>
    /// <param name="memory">What each asks for, in MiB.</param>
    public static string Document(int count, int memory)
    {
        StringBuilder text = new("apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec:\n  profile: minimal\n  components:\n    ingressGateways:\n");
        for (int index = 0; index < count; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $$$"""
                    - name: edge-{{{index}}}
                      namespace: team-{{{index % 40}}}
                      enabled: true
                      label: {app: edge-{{{index}}}, istio: edge, team: team-{{{index % 40}}}}
                      k8s:
                        hpaSpec: {minReplicas: 2, maxReplicas: 6}
                        resources: {requests: {cpu: 100m, memory: {{{memory}}}Mi}}
                        env: [{name: EDGE, value: "{{{index}}}"}]
                        service:
                          ports: [{name: status, port: 15021, targetPort: 15021}, {name: tls, port: 443, targetPort: 8443}]
                        overlays:
                        - kind: Deployment
                          name: edge-{{{index}}}
                          patches: [{path: "spec.template.spec.containers.[name:istio-proxy].args.[-1]", value: --edge}]

                """);
        }

        return text.ToString();
    }
}
