using k8s;

namespace MeshInstall.Sandbox.Tests;

/// <summary>The real client on a sandbox, without a socket.</summary>
internal static class SandboxClient
{
    public static Kubernetes Connect(KubernetesSandbox sandbox) =>
        new(new KubernetesClientConfiguration { Host = KubernetesSandbox.BaseAddress.ToString() }, new PassThrough(sandbox.CreateHandler()));

    /// <summary>KubernetesClient wants delegating handlers, and puts its own at the end of the chain.</summary>
    private sealed class PassThrough(HttpMessageHandler sandbox) : DelegatingHandler
    {
        private readonly HttpMessageInvoker _invoker = new(sandbox);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _invoker.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _invoker.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
