using System.Net;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>Server-side apply: ownership, conflicts, pruning, merging.</summary>
public abstract class ApplyContract(ITestCluster fixture) : ApiContract(fixture)
{
    [SkippableFact]
    public async Task Applying_the_same_twice_changes_nothing()
    {
        var web = $"/apis/apps/v1/namespaces/{await NewNamespaceAsync()}/statefulsets/web";
        const string Body = """
            {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "web"},
             "spec": {"serviceName": "web", "replicas": 0, "selector": {"matchLabels": {"app": "web"}},
             "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "main", "image": "main:1", "ports": [{"containerPort": 80}]}]}}}}
            """;

        var first = await Api.ApplyAsync(web, Body, "one");
        var applied = FieldsOf(first, "one");
        var second = await Api.ApplyAsync(web, Body, "one");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Code, second.Code));
        Assert.Equal((int)first.Body["metadata"]!["generation"]!, (int)second.Body["metadata"]!["generation"]!);
        Assert.Equal(applied, FieldsOf(second, "one"));
    }

    [SkippableFact]
    public async Task Applying_the_same_config_map_twice_keeps_its_version()
    {
        var one = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps/one";

        var first = await Api.ApplyAsync(one, ConfigMap("one", """{"a": "1"}"""), "one");
        var second = await Api.ApplyAsync(one, ConfigMap("one", """{"a": "1"}"""), "one");

        Assert.Equal(first.ResourceVersion, second.ResourceVersion);
    }

    [SkippableFact]
    public async Task A_field_that_the_kind_does_not_have_is_refused_with_its_path()
    {
        var one = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps/one";

        var refused = await Api.ApplyAsync(one, """{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "one"}, "dataa": {"a": "1"}}""", "one");

        Assert.Equal(HttpStatusCode.InternalServerError, refused.Code);
        Assert.EndsWith("/v1, Kind=ConfigMap): .dataa: field not declared in schema", refused.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [MemberData(nameof(ApplyRefusals.All), MemberType = typeof(ApplyRefusals))]
    public async Task What_a_kind_cannot_hold_is_an_error_of_the_server(string resource, string body, string answer)
    {
        var space = await NewNamespaceAsync();
        var group = resource == "secrets" ? "/api/v1" : "/apis/apps/v1";

        var refused = await Api.ApplyAsync($"{group}/namespaces/{space}/{resource}/x", body.Replace("NS", space, StringComparison.Ordinal), "one");

        Assert.Equal((HttpStatusCode.InternalServerError, answer.Replace("NS", space, StringComparison.Ordinal)), (refused.Code, refused.Message));
    }

    [SkippableTheory]
    [InlineData("2000m", "2")]
    [InlineData("1500m", "1500m")]
    [InlineData("0.5", "500m")]
    [InlineData("1.0004", "1001m")]
    [InlineData("100000", "100k")]
    [InlineData("1024", "1024")]
    [InlineData("1e3", "1e3")]
    [InlineData("12E2", "1200")]
    [InlineData("1000M", "1G")]
    [InlineData("1024Mi", "1Gi")]
    [InlineData("1536Mi", "1536Mi")]
    [InlineData("0.5Gi", "512Mi")]
    [InlineData("1.5Mi", "1536Ki")]
    [InlineData("0.5Ki", "512")]
    [InlineData("0Gi", "0")]
    [InlineData(".5", "500m")]
    [InlineData("1n", "1m")]
    [InlineData("0.1n", "1m")]
    public async Task Amounts_are_stored_in_the_form_that_kubernetes_gives_them(string written, string stored)
    {
        var one = $"/api/v1/namespaces/{await NewNamespaceAsync()}/resourcequotas/one";

        var applied = await Api.ApplyAsync(one, $$$"""{"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "one"}, "spec": {"hard": {"limits.memory": "{{{written}}}"} } }""", "one");

        Assert.Equal(stored, (string?)applied.Body["spec"]!["hard"]!["limits.memory"]);
    }

    [SkippableFact]
    public async Task Ownership_is_written_the_way_kubernetes_writes_it()
    {
        var space = await NewNamespaceAsync();

        var applied = await Api.ApplyAsync($"/apis/apps/v1/namespaces/{space}/deployments/web", Workloads.Deployment("web", replicas: 0), "one");

        const string Expected = """
            {"f:metadata":{"f:labels":{"f:app":{}}},"f:spec":{"f:replicas":{},"f:selector":{},"f:template":{"f:metadata":{"f:labels":{"f:app":{}}},
            "f:spec":{"f:containers":{"k:{\"name\":\"main\"}":{".":{},"f:image":{},"f:name":{},"f:ports":{"k:{\"containerPort\":8080,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{}}}}}}}}}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), JsonNode.Parse(FieldsOf(applied, "one"))), FieldsOf(applied, "one"));
    }

    [SkippableFact]
    public async Task A_field_of_another_manager_is_a_conflict_until_forced()
    {
        var one = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps/one";
        await Api.ApplyAsync(one, ConfigMap("one", """{"a": "1", "b": "1"}"""), "first");

        var refused = await Api.ApplyAsync(one, ConfigMap("one", """{"a": "2"}"""), "second");
        var forced = await Api.ApplyAsync(one, ConfigMap("one", """{"a": "2"}"""), "second", force: true);

        Assert.Equal((HttpStatusCode.Conflict, "Conflict"), (refused.Code, refused.Reason));
        var cause = refused.Body["details"]!["causes"]![0]!;
        Assert.Equal("FieldManagerConflict", (string?)cause["reason"]);
        Assert.Equal(".data.a", (string?)cause["field"]);
        Assert.Equal("conflict with \"first\"", (string?)cause["message"]);
        Assert.Equal("Apply failed with 1 conflict: conflict with \"first\": .data.a", refused.Message);
        AssertJson("""{"a":"2","b":"1"}""", forced.Body["data"]);
        Assert.Equal("""{"f:data":{"f:b":{}}}""", FieldsOf(forced, "first"));
    }

    [SkippableFact]
    public async Task A_conflict_with_a_plain_writer_says_what_it_wrote_with()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";
        await Api.PostAsync($"{maps}?fieldManager=writer", ConfigMap("one", """{"a": "1"}"""));

        var refused = await Api.ApplyAsync($"{maps}/one", ConfigMap("one", """{"a": "2"}"""), "second");

        Assert.StartsWith("Apply failed with 1 conflict: conflict with \"writer\" using v1", refused.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Managers_of_different_fields_do_not_disturb_each_other_and_share_equal_values()
    {
        var one = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps/one";
        await Api.ApplyAsync(one, ConfigMap("one", """{"a": "1", "c": "same"}"""), "first");
        await Api.ApplyAsync(one, ConfigMap("one", """{"b": "1", "c": "same"}"""), "second");

        var left = await Api.ApplyAsync(one, ConfigMap("one", """{"x": "1"}"""), "first");

        AssertJson("""{"b":"1","c":"same","x":"1"}""", left.Body["data"]);
    }

    [SkippableFact]
    public async Task Items_of_a_keyed_list_are_merged_and_given_up_one_by_one()
    {
        var web = $"/api/v1/namespaces/{await NewNamespaceAsync()}/services/web";
        static string Service(string ports) => $$$"""{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"ports": [{{{ports}}}]}}""";
        await Api.ApplyAsync(web, Service("""{"name": "a", "port": 80}, {"name": "b", "port": 81}"""), "first");
        await Api.ApplyAsync(web, Service("""{"name": "c", "port": 82}"""), "second");

        var left = await Api.ApplyAsync(web, Service("""{"name": "b", "port": 81}"""), "first");

        Assert.Equal(["b", "c"], left.Body["spec"]!["ports"]!.AsArray().Select(port => (string?)port!["name"]).Order());
    }

    [SkippableFact]
    public async Task An_item_goes_with_who_made_it_and_takes_with_it_what_others_set_in_it()
    {
        var name = $"items-{Guid.NewGuid():N}";
        var injector = $"/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/{name}";
        static string Webhook(string name) => $$$"""
            {"name": "{{{name}}}.example.com", "admissionReviewVersions": ["v1"], "sideEffects": "None", "timeoutSeconds": 5, "clientConfig": {"url": "https://example.com"} }
            """;
        string Configuration(params string[] webhooks) => $$$"""
            {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration", "metadata": {"name": "{{{name}}}"},
             "webhooks": [{{{string.Join(',', webhooks.Select(Webhook))}}}]}
            """;
        await Api.ApplyAsync(injector, Configuration("a", "b"), "first");
        var changed = (await Api.ApplyAsync(injector, Configuration("a", "b"), "first")).Body;
        foreach (var webhook in changed["webhooks"]!.AsArray())
        {
            webhook!["matchPolicy"] = "Exact";
        }

        await Api.PutAsync($"{injector}?fieldManager=second", changed);
        var left = await Api.ApplyAsync(injector, Configuration("a"), "first");
        await Api.DeleteAsync(injector);

        Assert.Equal(["a.example.com Exact"], left.Body["webhooks"]!.AsArray().Select(webhook => $"{webhook!["name"]} {webhook["matchPolicy"]}"));
    }

    [SkippableFact]
    public async Task A_field_no_longer_applied_goes_back_to_its_default()
    {
        var space = await NewNamespaceAsync();
        var web = $"/apis/apps/v1/namespaces/{space}/deployments/web";
        await Api.ApplyAsync(web, Workloads.Deployment("web", replicas: 0), "first");
        var without = JsonNode.Parse(Workloads.Deployment("web"))!;
        without["spec"]!.AsObject().Remove("replicas");

        var left = await Api.ApplyAsync(web, without.ToJsonString(), "first");

        Assert.Equal(1, (int)left.Body["spec"]!["replicas"]!);
    }

    [SkippableFact]
    public async Task A_plain_write_takes_the_fields_it_changes()
    {
        var one = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps/one";
        await Api.ApplyAsync(one, ConfigMap("one", """{"a": "1", "b": "1"}"""), "first");

        var patched = await Api.PatchAsync($"{one}?fieldManager=writer", """{"data": {"a": "2"}}""", ApiCaller.MergePatch);

        Assert.Equal("""{"f:data":{"f:b":{}}}""", FieldsOf(patched, "first"));
        Assert.Equal("""{"f:data":{"f:a":{}}}""", FieldsOf(patched, "writer"));
    }

    [SkippableFact]
    public async Task Applying_needs_a_manager_and_no_managed_fields()
    {
        var one = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps/one";

        var nameless = await Api.PatchAsync(one, ConfigMap("one", "{}"), ApiCaller.ApplyPatch);
        var managed = await Api.ApplyAsync(one, """{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "one", "managedFields": [{"manager": "x"}]}}""", "one");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest), (nameless.Code, managed.Code));
    }

    private static string FieldsOf(ApiAnswer answer, string manager) => answer.Body["metadata"]!["managedFields"]!.AsArray()
        .Single(entry => (string?)entry!["manager"] == manager)!["fieldsV1"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
