using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace MeshInstall.Charts.Repositories;

/// <summary>What a server is told about who asks: a user name and password, or a token that stands for them.</summary>
/// <param name="User">The user name; empty with a token.</param>
/// <param name="Password">The password.</param>
/// <param name="IdentityToken">The token; empty with a user name.</param>
internal sealed record ServerLogin(string User, string Password, string IdentityToken = "")
{
    public static ServerLogin? From(NetworkCredential? credential) =>
        credential is null || (credential.UserName.Length == 0 && credential.Password.Length == 0) ? null : new ServerLogin(
            credential.Domain.Length > 0 ? $"{credential.Domain}\\{credential.UserName}" : credential.UserName, credential.Password);

    public AuthenticationHeaderValue ToBasic() => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));

    /// <summary>Without the secrets, so that none reaches a message by chance.</summary>
    public override string ToString() => "login";
}
