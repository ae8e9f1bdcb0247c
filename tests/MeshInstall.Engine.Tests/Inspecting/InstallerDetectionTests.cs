using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Tests.Clusters;

namespace MeshInstall.Engine.Tests.Inspecting;

public sealed class InstallerDetectionTests
{
    [Theory]
    [InlineData("""{"managedFields":[{"manager":"meshinstall","operation":"Apply"},{"manager":"istio-operator","operation":"Apply"}]}""", "MeshInstall")]
    [InlineData("""{"managedFields":[{"manager":"istio-operator","operation":"Apply"},{"manager":"pilot-discovery","operation":"Update"}]}""", "istioctl")]
    [InlineData("""{"managedFields":[{"manager":"helm","operation":"Update"}]}""", "Helm")]
    [InlineData("""{"managedFields":[{"manager":"kubectl-edit","operation":"Update"}],"annotations":{"meta.helm.sh/release-name":"istiod"}}""", "Helm")]
    [InlineData("""{"managedFields":[{"manager":"kubectl-edit","operation":"Update"}],"labels":{"app.kubernetes.io/managed-by":"Helm"}}""", "Helm")]
    [InlineData("""{"managedFields":[{"manager":"kubectl","operation":"Apply"}],"labels":{"app.kubernetes.io/managed-by":"Helm"}}""", "kubectl")]
    [InlineData("""{"managedFields":[{"manager":"kubectl-client-side-apply","operation":"Update"}]}""", "kubectl")]
    [InlineData("""{"ownerReferences":[{"apiVersion":"sailoperator.io/v1","kind":"IstioRevision","name":"default"}],"annotations":{"meta.helm.sh/release-name":"x"}}""", "Sail")]
    [InlineData("""{"managedFields":[{"manager":"argocd-controller","operation":"Apply"}]}""", "Argo CD")]
    [InlineData("""{"managedFields":[{"manager":"curl","operation":"Update"}]}""", "curl")]
    [InlineData("""{"managedFields":[{"manager":"istio-operator","operation":"Update","subresource":"status"}]}""", "unknown")]
    [InlineData("""{"labels":{"operator.istio.io/managed":"Reconcile"}}""", "istioctl")]
    [InlineData("""{"managedFields":[{"manager":"helm-controller","operation":"Apply"}],"annotations":{"meta.helm.sh/release-name":"istiod"}}""", "Flux")]
    [InlineData("{}", "unknown")]
    public void The_tool_that_made_an_object_shows_in_the_object(string metadata, string tool) =>
        Assert.Equal(tool, InstallerDetection.Of(TestClient.Map($$"""{"kind":"ConfigMap","metadata":{{metadata}}}""")));
}
