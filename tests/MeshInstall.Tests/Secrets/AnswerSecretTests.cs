using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace MeshInstall.Tests.Secrets;

/// <summary>Servers, webhooks and proxies whose refusals quote the objects that they refuse.</summary>
public sealed class AnswerSecretTests
{
    private const string Denied = "admission webhook \"policy.example.io\" denied the request: ";
    private const string Policy = "is forbidden: ValidatingAdmissionPolicy 'policy' with binding 'all' denied request: ";

    private static readonly string[] Scripts =
    [
        "$next | Get-MeshPlan @to -Chart $charts",
        "$next | Install-Mesh @to -Chart $charts -DryRun -ForceConflicts",
        "$next | Install-Mesh @to -Chart $charts -ForceConflicts -RollbackOnFailure -NoWait",
        "$next | Update-Mesh @to -Chart $charts -ForceConflicts -NoWait",
        "$next | New-MeshManifest -Chart $charts | Install-MeshComponent @to -ForceConflicts -NoWait",
        "$next | Test-MeshCluster @to -Chart $charts",
        "Wait-Mesh @to -Timeout 1",
        "Restore-Mesh 1 @to -NoWait",
        "Get-Mesh @to",
        "Get-MeshRelease @to",
        "Uninstall-Mesh default @to -Timeout 5",
    ];

    /// <summary>A status, a reason and a message, in which OBJECT is what the call is about.</summary>
    public static TheoryData<int, string, string> Answers => new()
    {
        { 400, "BadRequest", Denied + "OBJECT" },
        { 403, "Forbidden", Denied + "OBJECT" },
        { 403, "Forbidden", "secrets is forbidden: OBJECT" },
        { 403, "Forbidden", Policy + "OBJECT" },
        { 409, "Conflict", "Operation cannot be fulfilled: OBJECT" },
        { 422, "Invalid", "is invalid: OBJECT" },
        { 429, "TooManyRequests", "too many requests for OBJECT" },
        { 500, "InternalError", "Internal error occurred: failed calling webhook: OBJECT" },
        { 500, "", "failed to create typed patch object (a/b; /v1, Kind=X): .a: OBJECT" },
        { 500, "", "failed to convert new object (a/b; /v1, Kind=X) to proper version: unable to convert unstructured object to /v1, Kind=X: OBJECT" },
        { 503, "ServiceUnavailable", "no endpoints for OBJECT" },
        { 404, "NotFound", "there is no OBJECT" },
        { 410, "Expired", "too old: OBJECT" },
    };

    public static TheoryData<int, string, string> FewAnswers => new()
    {
        { 403, "Forbidden", Denied + "OBJECT" },
        { 403, "Forbidden", Policy + "OBJECT" },
        { 409, "Conflict", "Operation cannot be fulfilled: OBJECT" },
        { 500, "InternalError", "Internal error occurred: failed calling webhook: OBJECT, and the token=OBJECT" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_refusal_of_a_write_tells_no_secret(int status, string reason, string message) =>
        await TryAsync(request => request.HttpMethod is "PATCH" or "POST" or "PUT", quoted => Status(status, reason, message, quoted));

    [Theory]
    [MemberData(nameof(FewAnswers))]
    public async Task A_refusal_of_a_deletion_tells_no_secret(int status, string reason, string message) =>
        await TryAsync(request => request.HttpMethod is "DELETE", quoted => Status(status, reason, message, quoted));

    [Theory]
    [MemberData(nameof(FewAnswers))]
    public async Task A_refusal_of_a_look_tells_no_secret(int status, string reason, string message) =>
        await TryAsync(request => request.HttpMethod is "GET" && request.RawUrl!.Contains("secrets", StringComparison.Ordinal), quoted => Status(status, reason, message, quoted));

    [Theory]
    [InlineData(403)]
    [InlineData(502)]
    public async Task A_page_in_place_of_an_answer_tells_no_secret(int status) =>
        await TryAsync(request => request.HttpMethod is "PATCH", quoted => new ProxyAnswer(status, "text/html", $"<html><pre>{WebUtility.HtmlEncode(quoted)}</pre>{quoted}</html>", "page"));

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task A_redirect_tells_no_secret(int status) =>
        await TryAsync(request => request.HttpMethod is "PATCH", quoted =>
            new ProxyAnswer(status, "text/plain", quoted, "moved", "http://127.0.0.1:1/?object=" + Uri.EscapeDataString(quoted[..Math.Min(800, quoted.Length)])));

    private static ProxyAnswer Status(int status, string reason, string message, string quoted)
    {
        string told = message.Replace("OBJECT", quoted, StringComparison.Ordinal);
        return new ProxyAnswer(status, "application/json", new JsonObject
        {
            ["kind"] = "Status", ["apiVersion"] = "v1", ["status"] = "Failure", ["message"] = told, ["reason"] = reason, ["code"] = status,
            ["details"] = status is 422 or 409
                ? new JsonObject { ["causes"] = new JsonArray(new JsonObject { ["reason"] = status == 409 ? "FieldManagerConflict" : "FieldValueInvalid", ["message"] = $"conflict with {quoted}", ["field"] = ".spec" }) }
                : new JsonObject(),
        }.ToJsonString(), "quoted");
    }

    private static async Task TryAsync(Func<HttpListenerRequest, bool> isRefused, Func<string, ProxyAnswer> answer)
    {
        using SecretMesh mesh = new();
        List<WatchedRun> runs = [mesh.Config, await mesh.InstallAsync()];
        string[] live = await Task.WhenAll(
            QuoteAsync(mesh, "apis/apps/v1/namespaces/istio-system/deployments/needs"), QuoteAsync(mesh, "api/v1/namespaces/istio-system/secrets/login"));
        using AnsweringProxy proxy = new(mesh.Objects.Address, request =>
        {
            // Locks and records stay possible, so that the work goes on to the objects.
            if (!isRefused(request) || request.RawUrl!.Contains("leases", StringComparison.Ordinal) || request.RawUrl.Contains("selfsubject", StringComparison.Ordinal)
                || (request.HttpMethod != "GET" && request.RawUrl.Contains("meshinstall.", StringComparison.Ordinal)))
            {
                return null;
            }

            using StreamReader body = new(request.InputStream, Encoding.UTF8);
            string said = body.ReadToEnd();
            return answer(said.Contains("\"kind\":\"", StringComparison.Ordinal) && request.HttpMethod != "DELETE" ? said : string.Join(' ', live));
        });
        string kubeConfig = mesh.Folder.Write("proxied", proxy.KubeConfig);
        mesh.Shell.Set("to", new System.Collections.Hashtable { ["KubeConfig"] = kubeConfig });

        runs.AddRange(Scripts.Select(mesh.Shell.Run));

        Assert.True(proxy.Answered > 0);
        mesh.AssertSilent(runs);
    }

    private static async Task<string> QuoteAsync(SecretMesh mesh, string path) => (await mesh.Objects.GetAsync(path)).ToJsonString();
}
