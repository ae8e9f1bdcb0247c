using System.Net;
using System.Text.Json.Nodes;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>What writers that share objects rely on: versions, tests, preconditions, ownership, the server's time.</summary>
public abstract class WriteContract(ITestCluster fixture) : ApiContract(fixture)
{
    private readonly ITestCluster _fixture = fixture;

    [SkippableFact]
    public async Task A_lease_is_made_by_a_put_and_changed_only_from_its_version()
    {
        var lease = $"/apis/coordination.k8s.io/v1/namespaces/{await NewNamespaceAsync()}/leases/one";
        static JsonObject Held(string holder, string? version = null)
        {
            var metadata = new JsonObject { ["name"] = "one" };
            if (version is not null)
            {
                metadata["resourceVersion"] = version;
            }

            return new JsonObject { ["apiVersion"] = "coordination.k8s.io/v1", ["kind"] = "Lease", ["metadata"] = metadata, ["spec"] = new JsonObject { ["holderIdentity"] = holder } };
        }

        var made = await Api.PutAsync(lease, Held("a"));
        var unversioned = await Api.PutAsync(lease, Held("b"));
        var changed = await Api.PutAsync(lease, Held("b", made.ResourceVersion));
        var late = await Api.PutAsync(lease, Held("c", made.ResourceVersion));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (made.Code, changed.Code));
        Assert.Equal("leases.coordination.k8s.io \"one\" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update", unversioned.Message);
        Assert.Equal((HttpStatusCode.Conflict, "Conflict"), (late.Code, late.Reason));
    }

    [SkippableTheory]
    [InlineData("""[{"op": "test", "path": "/data/a", "value": "2"}, {"op": "replace", "path": "/data/a", "value": "3"}]""", 422)]
    [InlineData("""[{"op": "test", "path": "/data/a", "value": "1"}, {"op": "replace", "path": "/data/a", "value": "3"}]""", 200)]
    [InlineData("""[{"op": "test", "path": "/metadata/resourceVersion", "value": "1"}]""", 422)]
    [InlineData("""[{"op": "replace", "path": "/metadata/resourceVersion", "value": "1"}, {"op": "replace", "path": "/data/a", "value": "3"}]""", 409)]
    [InlineData("""[{"op": "remove", "path": "/data/none"}]""", 422)]
    [InlineData("""[{"op": "replace", "path": "/data/none", "value": "1"}]""", 200)]
    [InlineData("""[{"op": "test", "path": "/data/none", "value": null}]""", 200)]
    [InlineData("""[{"op": "add", "path": "/none/a", "value": "1"}]""", 422)]
    [InlineData("""[{"op": "replace", "path": "/metadata/uid", "value": "1"}]""", 422)]
    [InlineData("""[{"op": "replace", "path": "/metadata/name", "value": "two"}]""", 400)]
    public async Task A_json_patch_is_done_wholly_or_not_at_all(string patch, int code)
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";
        var made = await Api.PostAsync(maps, ConfigMap("one", """{"a": "1"}"""));

        var answer = await Api.PatchAsync($"{maps}/one", patch, ApiCaller.JsonPatch);
        var now = await Api.GetAsync($"{maps}/one");

        Assert.Equal(code, (int)answer.Code);
        if (code != 200)
        {
            Assert.Equal(made.ResourceVersion, now.ResourceVersion);
        }
    }

    [SkippableFact]
    public async Task Ownership_can_be_edited_ended_and_is_remembered_by_the_next_apply()
    {
        var one = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps/one";
        await Api.ApplyAsync(one, ConfigMap("one", """{"a": "1", "b": "1"}"""), "first");
        var shared = await Api.ApplyAsync(one, ConfigMap("one", """{"a": "1"}"""), "second");
        var kept = shared.Body["metadata"]!["managedFields"]!.AsArray().Single(entry => (string?)entry!["manager"] == "second")!;

        var without = await Api.PatchAsync(one, $$"""[{"op": "replace", "path": "/metadata/managedFields", "value": [{{kept.ToJsonString()}}]}]""", ApiCaller.JsonPatch);
        var ended = await Api.PatchAsync(one, """[{"op": "replace", "path": "/metadata/managedFields", "value": [{}]}]""", ApiCaller.JsonPatch);
        var unknown = await Api.PatchAsync(one, """{"data": {"c": "1"}}""", ApiCaller.MergePatch);
        var applied = await Api.ApplyAsync(one, ConfigMap("one", """{"a": "2"}"""), "third", force: true);

        Assert.Equal(["second"], Managers(without));
        Assert.Empty(Managers(ended));
        Assert.Empty(Managers(unknown));
        Assert.Equal(["third", "before-first-apply"], Managers(applied));
    }

    [SkippableFact]
    public async Task A_deletion_has_preconditions()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";
        var made = await Api.PostAsync(maps, ConfigMap("one", "{}"));
        var uid = (string?)made.Body["metadata"]!["uid"];

        var other = await Api.DeleteAsync($"{maps}/one", """{"preconditions": {"uid": "other"}}""");
        var older = await Api.DeleteAsync($"{maps}/one", """{"preconditions": {"resourceVersion": "1"}}""");
        var dry = await Api.DeleteAsync($"{maps}/one?dryRun=All");
        var odd = await Api.DeleteAsync($"{maps}/one", """{"propagationPolicy": "Odd"}""");
        var gone = await Api.DeleteAsync($"{maps}/one", $$"""{"preconditions": {"uid": "{{uid}}", "resourceVersion": "{{made.ResourceVersion}}"} }""");

        Assert.Equal($"Operation cannot be fulfilled on ConfigMap \"one\": the UID in the precondition (other) does not match the UID in record ({uid}). The object might have been deleted and then recreated", other.Message);
        Assert.Equal(($"Operation cannot be fulfilled on ConfigMap \"one\": the ResourceVersion in the precondition (1) does not match the ResourceVersion in record ({made.ResourceVersion}). The object might have been modified", HttpStatusCode.Conflict), (older.Message, older.Code));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (dry.Code, gone.Code));
        Assert.Equal("DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"Odd\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"", odd.Message);
    }

    [SkippableFact]
    public async Task A_dry_run_changes_nothing_with_any_verb()
    {
        var maps = $"/api/v1/namespaces/{await NewNamespaceAsync()}/configmaps";
        var made = await Api.PostAsync(maps, ConfigMap("one", """{"a": "1"}"""));
        var next = JsonNode.Parse(ConfigMap("one", """{"a": "2"}"""))!;

        ApiAnswer[] answers =
        [
            await Api.PutAsync($"{maps}/one?dryRun=All", next),
            await Api.PatchAsync($"{maps}/one?dryRun=All", """{"data": {"a": "2"}}""", ApiCaller.MergePatch),
            await Api.PatchAsync($"{maps}/one?dryRun=All&fieldManager=x&force=true", next.ToJsonString(), ApiCaller.ApplyPatch),
            await Api.DeleteAsync($"{maps}/one?dryRun=All"),
            await Api.DeleteAsync($"{maps}?dryRun=All&fieldSelector=metadata.name%3Done"),
            await Api.PostAsync($"{maps}?dryRun=All", ConfigMap("two", "{}")),
        ];

        Assert.All(answers, answer => Assert.True((int)answer.Code < 300, answer.Message));
        Assert.Equal(made.ResourceVersion, (await Api.GetAsync($"{maps}/one")).ResourceVersion);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.GetAsync($"{maps}/two")).Code);
    }

    [SkippableFact]
    public async Task Answers_tell_the_servers_time()
    {
        var before = TimeProvider.System.GetUtcNow();
        using var answer = await _fixture.Client.GetAsync(new Uri("/api/v1/namespaces/default", UriKind.Relative));

        Assert.InRange(answer.Headers.Date!.Value, before.AddMinutes(-1), before.AddMinutes(5));
    }

    [SkippableFact]
    public async Task Everybody_may_ask_who_he_is_and_what_he_may()
    {
        const string Reviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
        var self = await Api.PostAsync("/apis/authentication.k8s.io/v1/selfsubjectreviews", """{"apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"}""");
        var may = await Api.PostAsync(Reviews, Review("patch", "secrets"));
        var odd = await Api.PostAsync(Reviews, """{"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview", "spec": {}}""");

        Assert.Equal(HttpStatusCode.Created, self.Code);
        Assert.Contains("system:masters", self.Body["status"]!["userInfo"]!["groups"]!.AsArray().Select(item => (string?)item));
        Assert.True((bool)may.Body["status"]!["allowed"]!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.Code);
    }

    [SkippableTheory]
    [InlineData("/api/v1/namespaces/default/secrets", "secrets is forbidden: User \"USER\" cannot list resource \"secrets\" in API group \"\" in the namespace \"default\"")]
    [InlineData("/api/v1/namespaces/default/secrets/one", "secrets \"one\" is forbidden: User \"USER\" cannot get resource \"secrets\" in API group \"\" in the namespace \"default\"")]
    [InlineData("/api/v1/nodes", "nodes is forbidden: User \"USER\" cannot list resource \"nodes\" in API group \"\" at the cluster scope")]
    [InlineData("/apis/apps/v1/namespaces/default/deployments/web/scale", "deployments.apps \"web\" is forbidden: User \"USER\" cannot get resource \"deployments/scale\" in API group \"apps\" in the namespace \"default\"")]
    [InlineData("/apis/apps/v1/namespaces/default/deployments?watch=1", "deployments.apps is forbidden: User \"USER\" cannot watch resource \"deployments\" in API group \"apps\" in the namespace \"default\"")]
    public async Task Without_a_right_a_request_is_forbidden_and_the_review_says_so(string path, string message)
    {
        var api = new ApiCaller(_fixture.UnprivilegedClient);
        var self = await api.PostAsync("/apis/authentication.k8s.io/v1/selfsubjectreviews", """{"apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"}""");

        var refused = await api.GetAsync(path);
        var review = await api.PostAsync("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", Review("list", "secrets"));

        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden"), (refused.Code, refused.Reason));
        Assert.Equal(message.Replace("USER", (string?)self.Body["status"]!["userInfo"]!["username"], StringComparison.Ordinal), refused.Message);
        Assert.False((bool)review.Body["status"]!["allowed"]!);
    }

    private static string Review(string verb, string resource) => $$$"""
        {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview", "spec": {"resourceAttributes": {"verb": "{{{verb}}}", "resource": "{{{resource}}}", "namespace": "default"} } }
        """;

    private static IEnumerable<string?> Managers(ApiAnswer answer) =>
        (answer.Body["metadata"]!["managedFields"] as JsonArray ?? []).Select(entry => (string?)entry!["manager"]);
}
