using System.Net;
using System.Security.Authentication;
using MeshInstall.Engine.Clusters;
using static MeshInstall.Engine.Tests.Clusters.ScriptedHandler;

namespace MeshInstall.Engine.Tests.Clusters;

public sealed class ApiErrorTests
{
    [Fact]
    public async Task A_401_is_an_authentication_error_that_names_the_server()
    {
        MeshException error = await ApplyError(Failure(HttpStatusCode.Unauthorized, "Unauthorized"));

        Assert.Equal(("ClusterAuthenticationFailed", MeshErrorKind.Authentication), (error.ErrorId, error.Kind));
        Assert.Contains("mesh.test", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_403_names_verb_resource_and_namespace()
    {
        MeshException error = await ApplyError(Failure(HttpStatusCode.Forbidden, "Forbidden", "User jane cannot"));

        Assert.Equal(("ClusterAccessDenied", MeshErrorKind.PermissionDenied), (error.ErrorId, error.Kind));
        Assert.Contains("patch configmaps 'istio' in namespace istio-system", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_namespace_that_is_being_deleted_is_told_apart_from_a_missing_right()
    {
        MeshException error = await ApplyError(
            Failure(HttpStatusCode.Forbidden, "Forbidden", details: """{"causes":[{"reason":"NamespaceTerminating"}]}"""));

        Assert.Equal("NamespaceTerminating", error.ErrorId);
    }

    [Fact]
    public async Task A_conflict_names_the_managers_and_the_fields()
    {
        MeshException error = await ApplyError(Failure(
            HttpStatusCode.Conflict,
            "Conflict",
            details: """{"causes":[{"reason":"FieldManagerConflict","message":"conflict with \"helm\" using v1","field":".data.key"}]}"""));

        Assert.Equal(("FieldConflict", MeshErrorKind.Conflict), (error.ErrorId, error.Kind));
        Assert.Contains(".data.key (helm)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_the_kind_does_not_have_is_named_at_once_and_not_tried_again()
    {
        ScriptedHandler handler = new((_, _) => Json(
            """{"kind":"Status","message":"failed to create typed patch object (a/b; /v1, Kind=ConfigMap): .dataa: field not declared in schema","code":500}""",
            HttpStatusCode.InternalServerError));

        MeshException error = await Assert.ThrowsAsync<MeshException>(
            () => TestClient.Of(handler).ApplyAsync(TestClient.ConfigMaps, TestClient.ConfigMap("istio"), new ApplyOptions(), default));

        Assert.Equal(("ResourceRejected", MeshErrorKind.InvalidData), (error.ErrorId, error.Kind));
        Assert.Contains(".dataa: field not declared in schema", error.Message, StringComparison.Ordinal);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("failed to convert new object (a/b; /v1, Kind=ConfigMap) to proper version: unable to convert unstructured object to /v1, Kind=ConfigMap: error decoding from json: illegal base64 data at input byte 6", 1)]
    [InlineData("failed to convert new object (a/b; x/v1, Kind=X) to proper version: conversion webhook for x/v1, Kind=X failed: the webhook is not there", 9)]
    [InlineData("Internal error occurred: failed calling webhook: failed to create typed patch object (a/b; /v1, Kind=ConfigMap): .a: field not declared in schema", 9)]
    [InlineData("etcdserver: request timed out", 9)]
    public async Task Only_what_no_other_try_can_change_is_final(string message, int tries)
    {
        ScriptedHandler handler = new((_, _) => Json($$"""{"kind":"Status","message":"{{message}}","code":500}""", HttpStatusCode.InternalServerError));

        MeshException error = await Assert.ThrowsAsync<MeshException>(
            () => TestClient.Of(handler).ApplyAsync(TestClient.ConfigMaps, TestClient.ConfigMap("istio"), new ApplyOptions(), default));

        Assert.Equal((tries == 1 ? "ResourceRejected" : "ClusterUnavailable", tries), (error.ErrorId, handler.Requests.Count));
    }

    [Fact]
    public async Task A_rejected_object_names_each_cause()
    {
        MeshException error = await ApplyError(Failure(
            HttpStatusCode.UnprocessableEntity,
            "Invalid",
            details: """{"causes":[{"field":"spec.replicas","message":"must not be negative"},{"field":"spec.selector","message":"required"}]}"""));

        Assert.Equal(("ResourceRejected", MeshErrorKind.InvalidData), (error.ErrorId, error.Kind));
        Assert.Contains("spec.replicas: must not be negative; spec.selector: required", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_value_of_a_rejected_Secret_stays_out_of_the_message()
    {
        ScriptedHandler handler = new((_, _) => Failure(
            HttpStatusCode.UnprocessableEntity,
            "Invalid",
            "Secret is invalid: hunter2",
            """{"causes":[{"field":"data.password","reason":"FieldValueInvalid","message":"Invalid value: hunter2"}]}"""));

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(handler).ApplyAsync(
            TestClient.Secrets,
            TestClient.Resource("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s","namespace":"n"}}"""),
            new ApplyOptions(),
            default));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("data.password", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admission webhook 'w' denied the request")]
    [InlineData("secrets 's' is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request")]
    public async Task What_admission_says_of_a_Secret_that_is_deleted_stays_out_of_the_message(string denial)
    {
        ScriptedHandler handler = new((_, _) => Failure(HttpStatusCode.Forbidden, "Forbidden", denial + ": hunter2 is still in use"));

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(handler).DeleteAsync(TestClient.Secrets, "n", "s", default));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(denial, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_handshake_is_a_TLS_error()
    {
        ScriptedHandler handler = new((_, _) => throw new HttpRequestException(
            HttpRequestError.SecureConnectionError, "SSL", new AuthenticationException("The remote certificate is invalid")));

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(handler).VersionAsync(default));

        Assert.Equal(("ClusterTlsFailed", MeshErrorKind.Security), (error.ErrorId, error.Kind));
        Assert.Contains("certificate is invalid", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_page_is_not_taken_for_an_API_server()
    {
        ScriptedHandler handler = new((_, _) => Json("<html>sign in</html>"));

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(handler).VersionAsync(default));

        Assert.Equal("ClusterAnswerInvalid", error.ErrorId);
    }

    [Fact]
    public async Task A_missing_object_is_no_error()
    {
        ScriptedHandler handler = new((_, _) => Failure(HttpStatusCode.NotFound, "NotFound"));

        Assert.Null(await TestClient.Of(handler).GetAsync(TestClient.ConfigMaps, "n", "x", default));
        Assert.False(await TestClient.Of(handler).DeleteAsync(TestClient.ConfigMaps, "n", "x", default));
    }

    private static Task<MeshException> ApplyError(HttpResponseMessage answer) => Assert.ThrowsAnyAsync<MeshException>(() =>
        TestClient.Of(new ScriptedHandler((_, _) => answer), new RetryOptions { MaxRetries = 0 })
            .ApplyAsync(TestClient.ConfigMaps, TestClient.ConfigMap("istio"), new ApplyOptions { Force = false }, default));
}
