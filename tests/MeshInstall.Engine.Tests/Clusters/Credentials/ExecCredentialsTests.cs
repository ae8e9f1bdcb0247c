using MeshInstall.Engine.Clusters.Credentials;

namespace MeshInstall.Engine.Tests.Clusters.Credentials;

/// <summary>Credential plugins as programs: here, scripts of a shell.</summary>
public sealed class ExecCredentialsTests
{
    private const string V1 = "client.authentication.k8s.io/v1";

    [SkippableFact]
    public async Task A_token_is_asked_for_once_while_it_lasts()
    {
        using TemporaryFolder folder = new();
        using ExecCredentials credentials = new(Counting(folder), new SteppingTime());

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => credentials.GetAsync(default).AsTask()));

        Assert.Equal("Bearer token-1", (await credentials.GetAsync(default)).Header?.ToString());
    }

    [SkippableFact]
    public async Task An_expired_token_is_replaced()
    {
        using TemporaryFolder folder = new();
        SteppingTime time = new();
        using ExecCredentials credentials = new(Counting(folder, $",\\\"expirationTimestamp\\\":\\\"{time.GetUtcNow().AddHours(1):yyyy-MM-ddTHH:mm:ssZ}\\\""), time);

        Assert.Equal("token-1", (await credentials.GetAsync(default)).Header?.Parameter);
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("token-1", (await credentials.GetAsync(default)).Header?.Parameter);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("token-2", (await credentials.GetAsync(default)).Header?.Parameter);
    }

    [SkippableFact]
    public async Task A_refused_token_is_replaced_once_for_all_calls_that_it_failed()
    {
        using TemporaryFolder folder = new();
        SteppingTime time = new();
        using ExecCredentials credentials = new(Counting(folder), time);
        CallCredential refused = await credentials.GetAsync(default);
        time.Advance(TimeSpan.FromMinutes(1));

        bool[] renewed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => credentials.RenewAsync(refused, default).AsTask()));

        Assert.All(renewed, Assert.True);
        Assert.Equal("token-2", (await credentials.GetAsync(default)).Header?.Parameter);
    }

    [SkippableFact]
    public async Task A_token_refused_right_after_it_was_made_is_not_asked_for_again()
    {
        using TemporaryFolder folder = new();
        using ExecCredentials credentials = new(Counting(folder), new SteppingTime());

        Assert.False(await credentials.RenewAsync(await credentials.GetAsync(default), default));
    }

    [SkippableFact]
    public async Task The_plugin_learns_arguments_variables_and_the_cluster()
    {
        using TemporaryFolder folder = new();
        string told = Path.Combine(folder.Path, "told");
        ExecPlugin plugin = Script($$"""printf '%s|%s|%s' "$0" "$NAME" "$KUBERNETES_EXEC_INFO" > '{{told}}'; {{Print("t")}}""") with
        {
            Variables = [new("NAME", "value")],
            Cluster = TestClient.Map("""{"server":"https://c.test"}"""),
        };

        using ExecCredentials credentials = new(plugin with { Arguments = [.. plugin.Arguments, "argument"] }, TimeProvider.System);
        await credentials.GetAsync(default);

        Assert.Equal(
            "argument|value|{\"kind\":\"ExecCredential\",\"apiVersion\":\"" + V1 + "\",\"spec\":{\"interactive\":false,\"cluster\":{\"server\":\"https://c.test\"}}}",
            await File.ReadAllTextAsync(told));
    }

    [SkippableTheory]
    [InlineData("echo hunter2", "it did not print an ExecCredential.")]
    [InlineData("echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\",\"status\":{\"token\":\"hunter2\"}}'", "of client.authentication.k8s.io/v1.")]
    [InlineData("echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\"}'", "has no status.")]
    [InlineData("echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{}}'", "neither a token nor a certificate.")]
    [InlineData("echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"a b\"}}'", "no token has.")]
    [InlineData("echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"clientKeyData\":\"hunter2\"}}'", "but not both.")]
    [InlineData("echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"clientKeyData\":\"hunter2\",\"clientCertificateData\":\"hunter2\"}}'", "are not usable.")]
    [InlineData("echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"t\",\"expirationTimestamp\":\"soon\"}}'", "is not a time.")]
    [InlineData("echo hunter2 >&2; exit 3", "it ended with exit code 3.")]
    [InlineData("head -c 2000000 /dev/zero", "it printed more than credentials take.")]
    public async Task A_plugin_that_fails_is_named_and_not_quoted(string script, string says)
    {
        using ExecCredentials credentials = new(Script(script), TimeProvider.System);

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => credentials.GetAsync(default).AsTask());

        Assert.Equal(("ClusterAuthenticationFailed", MeshErrorKind.Authentication), (error.ErrorId, error.Kind));
        Assert.Contains("'sh' of context 'x'", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_plugin_that_does_not_end_is_ended()
    {
        using ExecCredentials credentials = new(Script("sleep 3600"), new HurriedTime());

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => credentials.GetAsync(default).AsTask());

        Assert.EndsWith("it did not end in time.", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Stopping_ends_the_plugin()
    {
        using CancellationTokenSource stop = new();
        using ExecCredentials credentials = new(Script("sleep 3600"), TimeProvider.System);
        ValueTask<CallCredential> waiting = credentials.GetAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.AsTask());
    }

    [Fact]
    public async Task A_plugin_that_is_not_there_is_named_with_the_hint_of_the_kubeconfig()
    {
        using ExecCredentials credentials = new(
            new ExecPlugin("mesh-no-such-plugin", "x") { ApiVersion = V1, InstallHint = "get it from\nplugins.test" }, TimeProvider.System);

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => credentials.GetAsync(default).AsTask());

        Assert.Equal(("ExecCredentialUnsupported", MeshErrorKind.Authentication), (error.ErrorId, error.Kind));
        Assert.Contains("'mesh-no-such-plugin' of context 'x' cannot be started: there is no such program", error.Message, StringComparison.Ordinal);
        Assert.Contains("get it from plugins.test", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_has_to_ask_needs_a_terminal()
    {
        using ExecCredentials credentials = new(
            new ExecPlugin("sh", "x") { ApiVersion = V1, Interaction = ExecInteraction.Always }, TimeProvider.System, () => false);

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => credentials.GetAsync(default).AsTask());

        Assert.Equal("ExecCredentialUnsupported", error.ErrorId);
        Assert.Contains("there is no terminal", error.Message, StringComparison.Ordinal);
    }

    private static string Print(string token, string more = "") =>
        $$$"""echo "{\"kind\":\"ExecCredential\",\"apiVersion\":\"{{{V1}}}\",\"status\":{\"token\":\"{{{token}}}\"{{{more}}}}}" """;

    /// <summary>A plugin whose tokens tell how often it ran.</summary>
    private static ExecPlugin Counting(TemporaryFolder folder, string more = "")
    {
        string runs = Path.Combine(folder.Path, "runs");
        return Script($"echo x >> '{runs}'; count=$(($(wc -l < '{runs}'))); {Print("token-$count", more)}");
    }

    private static ExecPlugin Script(string script)
    {
        Skip.If(OperatingSystem.IsWindows(), "The scripts of this test are for a Unix shell.");
        return new ExecPlugin("sh", "x") { ApiVersion = V1, Arguments = ["-c", script], Interaction = ExecInteraction.Never };
    }

    /// <summary>A clock whose every wait is over at once.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
