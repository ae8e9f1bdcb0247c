namespace MeshInstall.Charts.Functions.Paths;

/// <summary>The name and the password before a URL's host, unescaped; the password is null where there is not even a colon for it.</summary>
internal sealed record GoUserInfo(string Name, string? Password)
{
    public override string ToString() =>
        UrlEscaping.Escape(Name, UrlPart.UserInfo) + (Password is null ? string.Empty : ":" + UrlEscaping.Escape(Password, UrlPart.UserInfo));
}
