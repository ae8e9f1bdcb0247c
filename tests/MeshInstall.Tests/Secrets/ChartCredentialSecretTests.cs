using System.Management.Automation;
using System.Security;
using System.Text;

namespace MeshInstall.Tests.Secrets;

/// <summary>Credentials of repositories that refuse, redirect, or answer something else.</summary>
public sealed class ChartCredentialSecretTests : IDisposable
{
    private readonly WatchedShell _shell = new();
    private readonly CanarySet _canaries = new();
    private readonly SecureString _password = new();

    public ChartCredentialSecretTests()
    {
        _canaries["password of a repository"].Value.ToList().ForEach(_password.AppendChar);
        _shell.Set("credential", new PSCredential("reader", _password));
    }

    [Theory]
    [InlineData(401, "text/plain", "who is ECHO")]
    [InlineData(403, "application/json", "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"ECHO may not\",\"detail\":\"ECHO\"}]}")]
    [InlineData(404, "text/html", "<h1>ECHO</h1>")]
    [InlineData(200, "text/html", "<h1>ECHO</h1>")]
    [InlineData(200, "application/yaml", "entries: *ECHO")]
    [InlineData(200, "application/yaml", "entries: {istiod: [{name: istiod, version: ECHO, urls: ['http://me:ECHO@127.0.0.1:1/x.tgz']}]}")]
    [InlineData(200, "application/json", "{\"token\":\"ECHO\", \"schemaVersion\": 2")]
    public void What_a_repository_repeats_of_a_credential_is_not_told(int status, string type, string body)
    {
        string said = body.Replace("ECHO", _canaries["password of a repository"].Value, StringComparison.Ordinal);
        using EchoServer server = new(_canaries["password of a repository"].Value, _ => (status, type, said, null));

        _canaries.AssertSilent(Try(server.Address, "-ChartCredential $credential"));
    }

    [Fact]
    public void A_credential_does_not_follow_a_redirection_to_another_server()
    {
        string secret = _canaries["password of a repository"].Value;
        using EchoServer other = new(secret, _ => (404, "text/plain", "none", null));
        using EchoServer server = new(secret, request => (302, "text/plain", secret, $"{other.Address}{request.RawUrl}?login={secret}"));

        WatchedRun[] runs = Try(server.Address, "-ChartCredential $credential");

        _canaries.AssertSilent(runs);
        string login = Convert.ToBase64String(Encoding.UTF8.GetBytes("reader:" + secret));
        Assert.Contains(server.Heard, call => call.Contains(login, StringComparison.Ordinal));
        Assert.NotEmpty(other.Heard);
        Assert.DoesNotContain(other.Heard, call => call.Contains("Authorization", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_login_in_an_address_is_not_told()
    {
        using EchoServer server = new(_canaries["password in an address"].Value);
        string address = server.Address.Replace("://", $"://reader:{_canaries["password in an address"]}@", StringComparison.Ordinal);

        _canaries.AssertSilent(Try(address, string.Empty));
        _canaries.AssertSilent(Try("gopher" + address[4..], string.Empty));
        _canaries.AssertSilent(Try(address.Replace("127", "300 127", StringComparison.Ordinal), string.Empty));
        _canaries.AssertSilent(Try($"{server.Address}?token={_canaries["token in an address"]}", string.Empty));
    }

    public void Dispose()
    {
        _shell.Dispose();
        _password.Dispose();
    }

    private WatchedRun[] Try(string address, string parameters)
    {
        string registry = address.Replace("http://", "oci://", StringComparison.Ordinal);
        string[] scripts =
        [
            $"Get-MeshProfile minimal | New-MeshManifest -Chart '{address}' {parameters}",
            $"Get-MeshProfile minimal | New-MeshManifest -Chart '{registry}/charts' -Version 1.2.3 {parameters}",
            $"Expand-MeshChart '{address}#istiod' {parameters}",
            $"Expand-MeshChart '{registry}/charts/istiod' -Version 1.2.3 {parameters}",
            $"Expand-MeshChart '{address}/istiod-1.2.3.tgz' {parameters}",
            $"Get-MeshProfile minimal | Test-MeshConfig -Chart '{address}' {parameters}",
            $"Get-MeshProfile minimal | Merge-MeshConfig -Set 'installPackagePath={address}' | New-MeshManifest",
        ];
        WatchedRun[] runs = [.. scripts.Select(_shell.Run)];
        Assert.All(runs, run => Assert.NotEmpty(run.Result.Errors));
        return runs;
    }
}
