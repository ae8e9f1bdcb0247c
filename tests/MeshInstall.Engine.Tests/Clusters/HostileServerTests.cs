using System.Net;
using System.Text;
using MeshInstall.Engine.Clusters;
using static MeshInstall.Engine.Tests.Clusters.ScriptedHandler;

namespace MeshInstall.Engine.Tests.Clusters;

/// <summary>Answers that no API server gives, and some that only a hostile one does.</summary>
public sealed class HostileServerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"v1.33\"")]
    [InlineData("<html><body>Sign in</body></html>")]
    [InlineData("\0\u0001\u0002")]
    public async Task What_answers_with_anything_but_an_object_is_not_taken_for_a_cluster(string body)
    {
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(new ScriptedHandler((_, _) => Json(body))).VersionAsync(default));

        Assert.Equal("ClusterAnswerInvalid", error.ErrorId);
        Assert.NotEmpty(error.RecommendedAction);
    }

    [Theory]
    [InlineData("{\"gitVersion\":\"\\ud800\"}")]
    [InlineData("{\"\\udfff\":1}")]
    public async Task Half_a_surrogate_pair_is_a_broken_answer(string body)
    {
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(new ScriptedHandler((_, _) => Json(body))).VersionAsync(default));

        Assert.Equal("ClusterUnreachable", error.ErrorId);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_a_broken_answer()
    {
        ScriptedHandler handler = new((_, _) => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([.. "{\"gitVersion\":\""u8, 0xff, 0xfe, .. "\"}"u8]) });

        Assert.Equal("ClusterUnreachable", (await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(handler).VersionAsync(default))).ErrorId);
    }

    [Fact]
    public async Task Nesting_without_end_is_a_broken_answer()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000);

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(new ScriptedHandler((_, _) => Json(deep))).VersionAsync(default));

        Assert.Equal("ClusterUnreachable", error.ErrorId);
        Assert.Contains("depth", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_end_is_given_up()
    {
        ScriptedHandler handler = new((_, _) => Json("""{"metadata":{"continue":"more"},"items":[]}"""));

        MeshException error = await Assert.ThrowsAsync<MeshException>(
            () => TestClient.Of(handler).ListAsync(new ResourceQuery(TestClient.Deployments), default));

        Assert.Equal(("ClusterAnswerInvalid", MeshErrorKind.LimitExceeded), (error.ErrorId, error.Kind));
    }

    [Fact]
    public async Task A_list_that_expires_without_end_is_given_up()
    {
        ScriptedHandler handler = new((_, count) => count % 2 == 1
            ? Json("""{"metadata":{"continue":"more"},"items":[{"metadata":{"name":"a"}}]}""")
            : Failure(HttpStatusCode.Gone, "Expired"));

        await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(handler).ListAsync(new ResourceQuery(TestClient.Deployments), default));
    }

    [Fact]
    public async Task A_body_of_any_length_is_cut_off()
    {
        ScriptedHandler handler = new((_, _) => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Endless()) });

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(handler).VersionAsync(default));

        Assert.Equal(MeshErrorKind.LimitExceeded, error.Kind);
    }

    [Fact]
    public async Task A_redirect_is_not_success()
    {
        ScriptedHandler handler = new((_, _) => new HttpResponseMessage(HttpStatusCode.Found) { Content = new StringContent("moved", Encoding.UTF8) });

        Assert.Contains("302", (await Assert.ThrowsAsync<MeshException>(() => TestClient.Of(handler).VersionAsync(default))).Message, StringComparison.Ordinal);
    }

    private sealed class Endless : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            return ValueTask.FromResult(buffer.Length);
        }

        public override bool CanSeek => false;
    }
}
