using System.Net.Http.Headers;
using System.Text;

namespace MeshInstall.Engine.Clusters.Credentials;

/// <summary>A token, or a name and password, that stays as it is.</summary>
internal sealed class FixedCredentials(AuthenticationHeaderValue header) : CallCredentials
{
    private readonly CallCredential _credential = new(header, []);

    public static FixedCredentials Bearer(string token) => new(new AuthenticationHeaderValue("Bearer", token));

    public static FixedCredentials Basic(string name, string password) =>
        new(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"))));

    public override ValueTask<CallCredential> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_credential);
}
