using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Tests.Clusters;

namespace MeshInstall.Engine.Tests.Inspecting;

public sealed class InstalledVersionTests
{
    [Theory]
    [InlineData("docker.io/istio/pilot:1.30.3", "", "1.30.3")]
    [InlineData("docker.io/istio/pilot:1.30.3-distroless", "", "1.30.3")]
    [InlineData("docker.io/istio/pilot:1.30.3-debug", "", "1.30.3")]
    [InlineData("istio/pilot:latest-distroless", "latest", "latest")]
    [InlineData("istio/pilot:1.30.3-distroless", "1.30.3-distroless", "1.30.3-distroless")]
    [InlineData("istio/pilot:1.29.0", "1.30.3", "1.29.0")]
    [InlineData("istio/pilot:1.30-alpha.abc", "", "1.30-alpha.abc")]
    [InlineData("localhost:5000/pilot", "", "")]
    [InlineData("localhost:5000/pilot:1.30.3@sha256:abc", "", "1.30.3")]
    [InlineData("", "", "")]
    public void The_version_is_the_tag_without_the_variant_of_the_image(string image, string label, string version) => Assert.Equal(version, InstalledVersion.Of(TestClient.Map(
        $$$"""{"kind":"Deployment","metadata":{"name":"istiod","labels":{"operator.istio.io/component":"Pilot","operator.istio.io/version":"{{{label}}}"}},"spec":{"template":{"spec":{"containers":[{"name":"other","image":"x:1"},{"name":"discovery","image":"{{{image}}}"}]} } } }""")));
}
