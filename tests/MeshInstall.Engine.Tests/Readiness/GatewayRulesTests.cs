using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Tests.Clusters;

namespace MeshInstall.Engine.Tests.Readiness;

public sealed class GatewayRulesTests
{
    private const string Unseen = "its controller has not seen it yet";

    [Theory]
    [InlineData("[]", MeshHealth.Progressing, Unseen)]
    [InlineData("""[{"type":"Accepted","status":"Unknown","reason":"Pending"}]""", MeshHealth.Progressing, Unseen)]
    [InlineData("""[{"type":"Accepted","status":"True","observedGeneration":2}]""", MeshHealth.Ready, "")]
    [InlineData("""[{"type":"Accepted","status":"True","observedGeneration":1}]""", MeshHealth.Progressing, "its controller has not seen the latest change yet")]
    [InlineData("""[{"type":"Accepted","status":"False","reason":"UnsupportedVersion","message":"too new"}]""", MeshHealth.Progressing, "UnsupportedVersion: too new")]
    public void Gateway_class(string conditions, MeshHealth health, string message) => Expect("GatewayClass", $$"""{"conditions":{{conditions}} }""", health, message);

    [Theory]
    [InlineData("[]", MeshHealth.Progressing, Unseen)]
    [InlineData("""[{"type":"Accepted","status":"True"}]""", MeshHealth.Progressing, Unseen)]
    [InlineData("""[{"type":"Accepted","status":"False","reason":"ListenersNotValid","message":"port taken"}]""", MeshHealth.Progressing, "ListenersNotValid: port taken")]
    [InlineData("""[{"type":"Accepted","status":"True"},{"type":"Programmed","status":"False","reason":"AddressNotAssigned","message":"waiting"}]""", MeshHealth.Progressing, "AddressNotAssigned: waiting")]
    [InlineData("""[{"type":"Accepted","status":"True"},{"type":"Programmed","status":"True"}]""", MeshHealth.Ready, "")]
    public void Gateway(string conditions, MeshHealth health, string message) => Expect("Gateway", $$"""{"conditions":{{conditions}} }""", health, message);

    [Theory]
    [InlineData("[]", MeshHealth.Progressing, Unseen)]
    [InlineData("""[{"conditions":[{"type":"Accepted","status":"True"},{"type":"ResolvedRefs","status":"True"}]}]""", MeshHealth.Ready, "")]
    [InlineData("""[{"conditions":[{"type":"Accepted","status":"True"},{"type":"ResolvedRefs","status":"False","reason":"BackendNotFound","message":"no Service"}]}]""", MeshHealth.Progressing, "BackendNotFound: no Service")]
    [InlineData("""[{"conditions":[{"type":"Accepted","status":"True"},{"type":"ResolvedRefs","status":"True"}]},{"conditions":[{"type":"Accepted","status":"False","reason":"NotAllowedByListeners"}]}]""", MeshHealth.Progressing, "NotAllowedByListeners")]
    public void Route(string parents, MeshHealth health, string message) => Expect("HTTPRoute", $$"""{"parents":{{parents}} }""", health, message);

    private static void Expect(string kind, string status, MeshHealth health, string message) => Assert.Equal(
        new ReadinessState(health, message),
        ReadinessRules.Evaluate(TestClient.Map($$"""{"apiVersion":"gateway.networking.k8s.io/v1","kind":"{{kind}}","metadata":{"name":"x","generation":2},"status":{{status}} }""")));
}
