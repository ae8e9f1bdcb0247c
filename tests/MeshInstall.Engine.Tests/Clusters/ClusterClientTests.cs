using System.Net;
using MeshInstall.Engine.Clusters;
using static MeshInstall.Engine.Tests.Clusters.ScriptedHandler;

namespace MeshInstall.Engine.Tests.Clusters;

public sealed class ClusterClientTests
{
    [Fact]
    public async Task An_apply_is_a_server_side_apply_of_the_manager_meshinstall()
    {
        string? body = null;
        string? type = null;
        ScriptedHandler handler = new((request, _) =>
        {
            using StreamReader reader = new(request.Content!.ReadAsStream());
            (body, type) = (reader.ReadToEnd(), request.Content.Headers.ContentType!.MediaType);
            return Json("""{"kind":"ConfigMap"}""");
        });

        await TestClient.Of(handler).ApplyAsync(TestClient.ConfigMaps, TestClient.ConfigMap("istio"), new ApplyOptions { DryRun = true }, default);

        Assert.Equal("PATCH /api/v1/namespaces/istio-system/configmaps/istio?fieldManager=meshinstall&force=true&dryRun=All&fieldValidation=Ignore", handler.Requests.Single());
        Assert.Equal("application/apply-patch+yaml", type);
        Assert.Equal(TestClient.ConfigMap("istio").Body, TestClient.Map(body!));
    }

    [Fact]
    public async Task A_kind_is_discovered_once()
    {
        ScriptedHandler handler = new((_, _) => Json("""{"resources":[{"name":"deployments/status","kind":"Deployment","namespaced":true},{"name":"deployments","kind":"Deployment","namespaced":true}]}"""));
        ClusterClient client = TestClient.Of(handler);

        Assert.Equal(TestClient.Deployments, await client.DiscoverAsync("apps/v1", "Deployment", default));
        Assert.Equal(TestClient.Deployments, await client.DiscoverAsync("apps/v1", "Deployment", default));
        Assert.Equal("GET /apis/apps/v1", handler.Requests.Single());
    }

    [Fact]
    public async Task An_unknown_kind_is_looked_for_again_since_its_definition_may_have_come()
    {
        ScriptedHandler handler = new((_, count) => count == 1
            ? Failure(HttpStatusCode.NotFound, "NotFound")
            : Json("""{"resources":[{"name":"telemetries","kind":"Telemetry","namespaced":true}]}"""));
        ClusterClient client = TestClient.Of(handler);

        Assert.Null(await client.DiscoverAsync("telemetry.istio.io/v1", "Telemetry", default));
        Assert.Equal("telemetries.telemetry.istio.io", (await client.DiscoverAsync("telemetry.istio.io/v1", "Telemetry", default))?.ToString());
    }

    [Fact]
    public async Task A_long_list_is_read_page_by_page_and_its_items_carry_their_type()
    {
        ScriptedHandler handler = new((request, _) => request.RequestUri!.Query.Contains("continue=next", StringComparison.Ordinal)
            ? Json("""{"metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"b"}}]}""")
            : Json("""{"metadata":{"resourceVersion":"7","continue":"next"},"items":[{"metadata":{"name":"a"}}]}"""));

        ResourceList list = await TestClient.Of(handler).ListAsync(new ResourceQuery(TestClient.Deployments, "n", "app=istiod"), default);

        Assert.Equal(["a", "b"], list.Items.Select(item => item.FindMap("metadata")!.FindText("name")));
        Assert.All(list.Items, item => Assert.Equal(("apps/v1", "Deployment"), (item.FindText("apiVersion"), item.FindText("kind"))));
        Assert.Equal("7", list.ResourceVersion);
        Assert.Contains("labelSelector=app%3Distiod", handler.Requests.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_whose_pages_expired_begins_again()
    {
        ScriptedHandler handler = new((_, count) => count switch
        {
            1 => Json("""{"metadata":{"resourceVersion":"7","continue":"next"},"items":[{"metadata":{"name":"a"}}]}"""),
            2 => Failure(HttpStatusCode.Gone, "Expired"),
            _ => Json("""{"metadata":{"resourceVersion":"9"},"items":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"}}]}"""),
        });

        ResourceList list = await TestClient.Of(handler).ListAsync(new ResourceQuery(TestClient.Deployments), default);

        Assert.Equal(2, list.Items.Count);
    }
}
