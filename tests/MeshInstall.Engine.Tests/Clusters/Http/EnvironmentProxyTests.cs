using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Clusters.Http;

namespace MeshInstall.Engine.Tests.Clusters.Http;

public sealed class EnvironmentProxyTests
{
    [Theory]
    [InlineData("https://c.test:6443", "", true)]
    [InlineData("https://c.test:6443", "*", false)]
    [InlineData("https://c.test:6443", "c.test", false)]
    [InlineData("https://c.test:6443", "C.Test", false)]
    [InlineData("https://api.c.test:6443", "c.test", false)]
    [InlineData("https://apic.test:6443", "c.test", true)]
    [InlineData("https://c.test:6443", ".c.test", true)]
    [InlineData("https://api.c.test:6443", ".c.test", false)]
    [InlineData("https://api.c.test:6443", "*.c.test", false)]
    [InlineData("https://c.test:6443", "c.test:6443", false)]
    [InlineData("https://c.test:6443", "c.test:443", true)]
    [InlineData("https://10.1.2.3:6443", "other, 10.0.0.0/8", false)]
    [InlineData("https://11.1.2.3:6443", "10.0.0.0/8", true)]
    [InlineData("https://10.1.2.3:6443", "10.1.2.3", false)]
    [InlineData("https://10.1.2.3:6443", "10.1.2.3:443", true)]
    [InlineData("https://[fd00::7]:6443", "fd00::/8", false)]
    [InlineData("https://[fd00::7]:6443", "fd00::7", false)]
    [InlineData("https://[fd00::7]:6443", "[fd00::7]:6443", false)]
    [InlineData("https://127.0.0.1:6443", "", false)]
    [InlineData("https://localhost:6443", "", false)]
    public void Exceptions_are_those_of_kubectl(string server, string exceptions, bool isProxied)
    {
        EnvironmentProxy proxy = EnvironmentProxy.Of(Options() with { HttpsProxy = "proxy.test:3128", NoProxy = exceptions })!;

        Assert.Equal(isProxied ? new Uri("http://proxy.test:3128") : null, proxy.GetProxy(new Uri(server)));
    }

    [Fact]
    public void Each_scheme_has_its_own_proxy()
    {
        EnvironmentProxy proxy = EnvironmentProxy.Of(Options() with { HttpProxy = "http://plain.test:1" })!;

        Assert.Equal(new Uri("http://plain.test:1"), proxy.GetProxy(new Uri("http://c.test")));
        Assert.Null(proxy.GetProxy(new Uri("https://c.test")));
    }

    [Fact]
    public void No_variables_mean_no_proxy() => Assert.Null(EnvironmentProxy.Of(Options() with { NoProxy = "*" }));

    [Fact]
    public void A_password_goes_to_the_proxy_and_stays_out_of_its_address()
    {
        EnvironmentProxy proxy = EnvironmentProxy.Of(Options() with { HttpsProxy = "https://jane:hunter%322@proxy.test" })!;
        Uri address = proxy.GetProxy(new Uri("https://c.test"))!;

        Assert.Equal("https://proxy.test/", address.ToString());
        Assert.Equal(("jane", "hunter22"), (proxy.Credentials!.GetCredential(address, "Basic")!.UserName, proxy.Credentials.GetCredential(address, "Basic")!.Password));
    }

    [Fact]
    public void An_address_that_is_none_is_an_error_that_does_not_repeat_it()
    {
        MeshException error = Assert.Throws<MeshException>(() => EnvironmentProxy.Of(Options() with { HttpsProxy = "ftp://jane:hunter2@proxy.test" }));

        Assert.Equal(("ProxyInvalid", MeshErrorKind.InvalidArgument), (error.ErrorId, error.Kind));
        Assert.Contains("HTTPS_PROXY", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    private static KubeConfigOptions Options() => new() { HomePath = "/no/home", ServiceAccountPath = "/no/account" };
}
