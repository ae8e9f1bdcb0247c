using System.Net;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>Custom resources: served once established, held to their schema.</summary>
public abstract class CustomResourceContract(ITestCluster fixture) : ApiContract(fixture)
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    [SkippableFact]
    public async Task Defaults_are_filled_unknown_fields_dropped_and_free_ones_kept()
    {
        var widgets = await WidgetsAsync();

        var made = await Api.PostAsync(widgets, Widget("""{"size": 2, "colour": "red", "free": {"anything": [1]}}"""));

        Assert.Equal(HttpStatusCode.Created, made.Code);
        AssertJson("""{"size": 2, "color": "red", "free": {"anything": [1]}}""", made.Body["spec"]);
        Assert.Equal(1, (int)made.Body["metadata"]!["generation"]!);
    }

    [SkippableTheory]
    [InlineData("""{"size": 0}""", "spec.size", "FieldValueInvalid")]
    [InlineData("""{"size": "two"}""", "spec.size", "FieldValueTypeInvalid")]
    [InlineData("""{"size": 1, "color": "green"}""", "spec.color", "FieldValueNotSupported")]
    [InlineData("""{"color": "red"}""", "spec.size", "FieldValueRequired")]
    [InlineData("""{"size": 1, "parts": [{"id": "a"}, {"id": "a"}]}""", "spec.parts[1]", "FieldValueDuplicate")]
    public async Task What_the_schema_forbids_is_invalid(string spec, string field, string reason)
    {
        var widgets = await WidgetsAsync();

        var refused = await Api.PostAsync(widgets, Widget(spec));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Code);
        var causes = refused.Body["details"]!["causes"]!.AsArray().Select(cause => ((string?)cause!["field"], (string?)cause["reason"]));
        Assert.Contains((field, reason), causes);
    }

    [SkippableFact]
    public async Task The_status_is_written_only_through_its_subresource()
    {
        var widgets = await WidgetsAsync();
        var body = JsonNode.Parse(Widget("""{"size": 2}"""))!;
        body["status"] = new JsonObject { ["state"] = "sent" };
        var made = await Api.PostAsync(widgets, body.ToJsonString());

        var patched = await Api.PatchAsync($"{widgets}/one/status", """{"spec": {"size": 9}, "status": {"state": "done"}}""", ApiCaller.MergePatch);

        Assert.Null(made.Body["status"]);
        Assert.Equal("done", (string?)patched.Body["status"]!["state"]);
        Assert.Equal(2, (int)patched.Body["spec"]!["size"]!);
        Assert.Equal(1, (int)patched.Body["metadata"]!["generation"]!);
    }

    [SkippableFact]
    public async Task Keyed_lists_of_a_schema_are_merged_by_apply()
    {
        var widgets = await WidgetsAsync();
        await Api.ApplyAsync($"{widgets}/one", Widget("""{"size": 2, "parts": [{"id": "a", "note": "first"}]}"""), "first");

        var merged = await Api.ApplyAsync($"{widgets}/one", Widget("""{"size": 2, "parts": [{"id": "b"}]}"""), "second");

        Assert.Equal(["a", "b"], merged.Body["spec"]!["parts"]!.AsArray().Select(part => (string?)part!["id"]).Order());
    }

    [SkippableFact]
    public async Task Every_served_version_shows_the_same_object()
    {
        var widgets = await WidgetsAsync();
        var made = await Api.PostAsync(widgets, Widget("""{"size": 2}"""));

        var older = await Api.GetAsync(widgets.Replace("/v1/", "/v1beta1/", StringComparison.Ordinal) + "/one");

        Assert.Equal("tests.example/v1beta1", (string?)older.Body["apiVersion"]);
        Assert.Equal((string?)made.Body["metadata"]!["uid"], (string?)older.Body["metadata"]!["uid"]);
    }

    private static string Widget(string spec) =>
        $$"""{"apiVersion": "tests.example/v1", "kind": "Widget", "metadata": {"name": "one"}, "spec": {{spec}} }""";

    private static bool IsEstablished(JsonNode definition) => definition["status"]?["conditions"] is JsonArray conditions
        && conditions.Any(condition => (string?)condition!["type"] == "Established" && (string?)condition["status"] == "True");

    private async Task<string> WidgetsAsync()
    {
        await Api.ApplyAsync($"{Definitions}/{CustomResources.Name}", CustomResources.Definition, "tests", force: true);
        var listed = await Api.GetAsync(Definitions);
        var mine = listed.Body["items"]!.AsArray().Single(item => (string?)item!["metadata"]!["name"] == CustomResources.Name)!;
        if (!IsEstablished(mine))
        {
            await foreach (var change in Api.WatchAsync(
                $"{Definitions}?watch=1&timeoutSeconds=60&fieldSelector=metadata.name%3D{CustomResources.Name}&resourceVersion={listed.ResourceVersion}"))
            {
                if (IsEstablished(change["object"]!))
                {
                    break;
                }
            }
        }

        return $"/apis/tests.example/v1/namespaces/{await NewNamespaceAsync()}/widgets";
    }
}
