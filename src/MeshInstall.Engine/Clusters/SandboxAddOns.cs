using MeshInstall.Sandbox;

namespace MeshInstall.Engine.Clusters;

/// <summary>Kinds that charts use and that clusters of some platforms bring along.</summary>
internal static class SandboxAddOns
{
    // OpenShift has Multus, and with it this kind; the CNI chart makes one object of it there.
    private const string NetworkAttachmentDefinition =
        """
        {
          "apiVersion": "apiextensions.k8s.io/v1",
          "kind": "CustomResourceDefinition",
          "metadata": { "name": "network-attachment-definitions.k8s.cni.cncf.io" },
          "spec": {
            "group": "k8s.cni.cncf.io",
            "scope": "Namespaced",
            "names": {
              "kind": "NetworkAttachmentDefinition",
              "listKind": "NetworkAttachmentDefinitionList",
              "plural": "network-attachment-definitions",
              "singular": "network-attachment-definition",
              "shortNames": ["net-attach-def"]
            },
            "versions": [
              {
                "name": "v1",
                "served": true,
                "storage": true,
                "schema": { "openAPIV3Schema": { "type": "object", "x-kubernetes-preserve-unknown-fields": true } }
              }
            ]
          }
        }
        """;

    /// <summary>Puts them into a new sandbox.</summary>
    public static void Plant(KubernetesSandbox sandbox) => sandbox.Seed(NetworkAttachmentDefinition);
}
