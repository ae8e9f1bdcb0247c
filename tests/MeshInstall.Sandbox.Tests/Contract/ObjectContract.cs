using System.Net;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>Create, read, replace, patch, delete, and the errors about them.</summary>
public abstract class ObjectContract(ITestCluster fixture) : ApiContract(fixture)
{
    [SkippableFact]
    public async Task A_created_object_has_its_identity_and_can_be_read()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";

        var made = await Api.PostAsync(maps, ConfigMap("one", """{"a": "1"}"""));
        var read = await Api.GetAsync($"{maps}/one");

        Assert.Equal(HttpStatusCode.Created, made.Code);
        Assert.All(["uid", "resourceVersion", "creationTimestamp"], name => Assert.NotNull(made.Body["metadata"]![name]));
        Assert.True(JsonNode.DeepEquals(made.Body, read.Body));
    }

    [SkippableFact]
    public async Task A_second_object_of_that_name_is_refused()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";
        await Api.PostAsync(maps, ConfigMap("one", "{}"));

        var refused = await Api.PostAsync(maps, ConfigMap("one", "{}"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Code);
        Assert.Equal("AlreadyExists", refused.Reason);
        Assert.Equal("configmaps \"one\" already exists", refused.Message);
    }

    [SkippableFact]
    public async Task A_missing_object_and_a_missing_namespace_are_not_found()
    {
        var missing = await Api.GetAsync("/apis/apps/v1/namespaces/default/deployments/none");
        var nowhere = await Api.PostAsync("/api/v1/namespaces/no-such-place/configmaps", ConfigMap("one", "{}"));
        var unknown = await Api.GetAsync("/apis/nobody.example/v1/things");

        Assert.Equal((HttpStatusCode.NotFound, "deployments.apps \"none\" not found"), (missing.Code, missing.Message));
        Assert.Equal((HttpStatusCode.NotFound, "namespaces \"no-such-place\" not found"), (nowhere.Code, nowhere.Message));
        Assert.Equal(HttpStatusCode.NotFound, unknown.Code);
    }

    [SkippableFact]
    public async Task A_name_that_is_no_dns_name_is_invalid_and_told_so()
    {
        var refused = await Api.PostAsync($"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps", ConfigMap("Not_A_Name", "{}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Code);
        Assert.Equal("Invalid", refused.Reason);
        Assert.Equal("metadata.name", (string?)refused.Body["details"]!["causes"]![0]!["field"]);
        Assert.Equal("FieldValueInvalid", (string?)refused.Body["details"]!["causes"]![0]!["reason"]);
    }

    [SkippableFact]
    public async Task Replacing_an_older_version_is_a_conflict()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";
        var first = await Api.PostAsync(maps, ConfigMap("one", """{"a": "1"}"""));
        await Api.PatchAsync($"{maps}/one", """{"data": {"a": "2"}}""", ApiCaller.MergePatch);

        var refused = await Api.PutAsync($"{maps}/one", first.Body);

        Assert.Equal((HttpStatusCode.Conflict, "Conflict"), (refused.Code, refused.Reason));
        Assert.Contains("the object has been modified", refused.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_write_that_changes_nothing_keeps_the_version()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";
        var first = await Api.PostAsync(maps, ConfigMap("one", """{"a": "1"}"""));

        var again = await Api.PutAsync($"{maps}/one", first.Body);

        Assert.Equal(first.ResourceVersion, again.ResourceVersion);
    }

    [SkippableFact]
    public async Task The_three_patches_change_what_they_say()
    {
        var space = await NewNamespaceAsync();
        var deployments = $"/apis/apps/v1/namespaces/{space}/deployments";
        await Api.PostAsync(deployments, Workloads.Deployment("web"));

        await Api.PatchAsync($"{deployments}/web", """{"metadata": {"labels": {"app": null, "tier": "front"}}}""", ApiCaller.MergePatch);
        await Api.PatchAsync($"{deployments}/web",
            """{"spec": {"template": {"spec": {"containers": [{"name": "side", "image": "side:1"}, {"name": "main", "image": "main:2"}]}}}}""", ApiCaller.StrategicPatch);
        var patched = await Api.PatchAsync($"{deployments}/web", """[{"op": "replace", "path": "/spec/replicas", "value": 3}]""", ApiCaller.JsonPatch);

        var containers = patched.Body["spec"]!["template"]!["spec"]!["containers"]!.AsArray().Select(item => $"{item!["name"]}={item["image"]}").Order();
        Assert.Equal(["main=main:2", "side=side:1"], containers);
        Assert.Equal(3, (int)patched.Body["spec"]!["replicas"]!);
        Assert.Equal("""{"tier":"front"}""", patched.Body["metadata"]!["labels"]!.ToJsonString());
        Assert.Equal(3, (int)patched.Body["metadata"]!["generation"]!);
    }

    [SkippableFact]
    public async Task The_selector_of_a_deployment_cannot_change()
    {
        var deployments = $"/apis/apps/v1/namespaces/{await NewNamespaceAsync()}/deployments";
        await Api.PostAsync(deployments, Workloads.Deployment("web"));

        var refused = await Api.PatchAsync($"{deployments}/web",
            """{"spec": {"selector": {"matchLabels": {"app": "other"}}, "template": {"metadata": {"labels": {"app": "other"}}}}}""", ApiCaller.MergePatch);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Code);
        Assert.Contains("spec.selector: Invalid value", refused.Message, StringComparison.Ordinal);
        Assert.Contains("field is immutable", refused.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_dry_run_answers_and_stores_nothing()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";

        var tried = await Api.PostAsync($"{maps}?dryRun=All", ConfigMap("one", "{}"));
        var read = await Api.GetAsync($"{maps}/one");

        Assert.Equal(HttpStatusCode.Created, tried.Code);
        Assert.Equal(HttpStatusCode.NotFound, read.Code);
    }

    [SkippableFact]
    public async Task Unknown_fields_warn_or_are_refused()
    {
        var deployments = $"/apis/apps/v1/namespaces/{await NewNamespaceAsync()}/deployments";
        var body = JsonNode.Parse(Workloads.Deployment("web"))!;
        body["spec"]!["replicass"] = 2;

        var refused = await Api.PostAsync($"{deployments}?fieldValidation=Strict", body.ToJsonString());
        var warned = await Api.PostAsync($"{deployments}?fieldValidation=Warn", body.ToJsonString());

        Assert.Equal(HttpStatusCode.BadRequest, refused.Code);
        Assert.Contains("unknown field \"spec.replicass\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains(warned.Warnings, warning => warning.Contains("unknown field \\\"spec.replicass\\\"", StringComparison.Ordinal));
        Assert.Null(warned.Body["spec"]!["replicass"]);
    }

    [SkippableFact]
    public async Task A_value_of_the_wrong_type_cannot_be_read()
    {
        var body = JsonNode.Parse(Workloads.Deployment("web"))!;
        body["spec"]!["replicas"] = "two";

        var refused = await Api.PostAsync($"/apis/apps/v1/namespaces/{await NewNamespaceAsync()}/deployments", body.ToJsonString());

        Assert.Equal((HttpStatusCode.BadRequest, "BadRequest"), (refused.Code, refused.Reason));
    }

    [SkippableFact]
    public async Task A_service_keeps_its_address_when_a_client_leaves_it_out()
    {
        var services = $"/api/v1/namespaces/{await NewNamespaceAsync()}/services";
        var made = await Api.PostAsync(services, """{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"ports": [{"port": 80}]}}""");
        var next = made.Body.DeepClone();
        next["spec"]!.AsObject().Remove("clusterIP");
        next["spec"]!.AsObject().Remove("clusterIPs");
        next["spec"]!["ports"]![0]!["port"] = 81;

        var replaced = await Api.PutAsync($"{services}/web", next);

        Assert.Equal(HttpStatusCode.OK, replaced.Code);
        Assert.Equal((string?)made.Body["spec"]!["clusterIP"], (string?)replaced.Body["spec"]!["clusterIP"]);
    }

    [SkippableFact]
    public async Task A_deleted_object_is_gone_and_says_so()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";
        await Api.PostAsync(maps, ConfigMap("one", "{}"));

        var deleted = await Api.DeleteAsync($"{maps}/one");
        var read = await Api.GetAsync($"{maps}/one");

        Assert.Equal("Success", (string?)deleted.Body["status"]);
        Assert.Equal(HttpStatusCode.NotFound, read.Code);
    }

    [SkippableFact]
    public async Task A_finalizer_holds_a_deleted_object_until_it_is_removed()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";
        var body = JsonNode.Parse(ConfigMap("one", "{}"))!;
        body["metadata"]!["finalizers"] = new JsonArray("tests.example/hold");
        await Api.PostAsync(maps, body.ToJsonString());

        var deleted = await Api.DeleteAsync($"{maps}/one");
        var held = await Api.GetAsync($"{maps}/one");
        await Api.PatchAsync($"{maps}/one", """{"metadata": {"finalizers": null}}""", ApiCaller.MergePatch);
        var gone = await Api.GetAsync($"{maps}/one");

        Assert.NotNull(deleted.Body["metadata"]!["deletionTimestamp"]);
        Assert.Equal(HttpStatusCode.OK, held.Code);
        Assert.Equal(HttpStatusCode.NotFound, gone.Code);
    }
}
