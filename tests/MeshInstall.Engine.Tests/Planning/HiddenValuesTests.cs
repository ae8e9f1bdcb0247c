using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Tests.Clusters;

namespace MeshInstall.Engine.Tests.Planning;

public sealed class HiddenValuesTests
{
    private const string Canary = "canary-7391";

    [Theory]
    [InlineData("Secret", """{"data":{"a":"OLD"}}""")]
    [InlineData("Secret", """{"stringData":{"a":"OLD"}}""")]
    [InlineData("Secret", """{"metadata":{"annotations":{"note":"OLD"}}}""")]
    [InlineData("ConfigMap", """{"data":{"api-token":"OLD"}}""")]
    [InlineData("ConfigMap", """{"data":{"db.password":"OLD"}}""")]
    [InlineData("ConfigMap", """{"data":{"tls.key":"OLD"}}""")]
    [InlineData("ConfigMap", """{"data":{"config":"apiVersion: v1\nkind: Config\nusers:\n- OLD"}}""")]
    [InlineData("ConfigMap", """{"data":{"bundle":"-----BEGIN PRIVATE KEY-----\nOLD"}}""")]
    [InlineData("ConfigMap", """{"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"OLD"}}}""")]
    [InlineData("Deployment", """{"spec":{"template":{"spec":{"containers":[{"name":"a","env":[{"name":"DB_PASSWORD","value":"OLD"}]}]}}}}""")]
    public void Values_that_are_secret_do_not_show_whether_they_come_change_or_go(string kind, string json)
    {
        MeshMap Item(string value) => TestClient.Map(json.Replace("OLD", value, StringComparison.Ordinal)).With("kind", new MeshScalar(kind));
        MeshMap bare = new MeshMap.Builder().Add("kind", kind).Build();

        foreach ((MeshMap before, MeshMap after) in new[] { (Item(Canary), Item(Canary + "2")), (bare, Item(Canary)), (Item(Canary), bare) })
        {
            IReadOnlyList<MeshFieldChange> changes = ObjectDifference.Between(before, after);

            Assert.NotEmpty(changes);
            Assert.DoesNotContain(Canary, string.Join('\n', changes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Values_that_are_not_stay_to_be_read()
    {
        MeshMap Item(string value) => TestClient.Map($$"""{"kind":"ConfigMap","data":{"mesh":"{{value}}"} }""");

        MeshFieldChange change = Assert.Single(ObjectDifference.Between(Item("a"), Item("b")));

        Assert.Equal(("data.mesh", "a", "b"), (change.Path, change.Before, change.After));
    }
}
