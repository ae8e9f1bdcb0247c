namespace MeshInstall.Charts.Functions.Paths;

/// <summary>A URL as Go's net/url has it; all texts have one character a byte.</summary>
internal sealed record GoUrl
{
    public string Scheme { get; init; } = string.Empty;

    public string Opaque { get; init; } = string.Empty;

    /// <summary>Name and perhaps password, unescaped; null without them.</summary>
    public GoUserInfo? User { get; init; }

    public string Host { get; init; } = string.Empty;

    public string Path { get; init; } = string.Empty;

    public string Query { get; init; } = string.Empty;

    public string Fragment { get; init; } = string.Empty;

    /// <summary>The host without the port and without the brackets of an IPv6 address.</summary>
    public string HostName
    {
        get
        {
            int colon = Host.LastIndexOf(':');
            string host = colon >= 0 && UrlParser.IsPort(Host.AsSpan(colon)) ? Host[..colon] : Host;
            return host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        }
    }

    public override string ToString()
    {
        string text = Scheme.Length > 0 ? Scheme + ":" : string.Empty;
        text += Opaque.Length > 0 ? Opaque : Hierarchy(text.Length == 0);
        text += Query.Length > 0 ? "?" + Query : string.Empty;
        return text + (Fragment.Length > 0 ? "#" + UrlEscaping.Escape(Fragment, UrlPart.Fragment) : string.Empty);
    }

    private string Hierarchy(bool isStart)
    {
        string path = Path == "*" ? Path : UrlEscaping.Escape(Path, UrlPart.Path);
        string authority = string.Empty;
        if (Host.Length > 0 || User is not null || (Scheme.Length > 0 && Path.Length > 0))
        {
            authority = $"//{(User is null ? string.Empty : User + "@")}{UrlEscaping.Escape(Host, UrlPart.Host)}";
        }

        if (path.Length > 0 && path[0] != '/' && Host.Length > 0)
        {
            authority += "/";
        }

        // A first segment with a colon would read as a scheme.
        bool hidesColon = isStart && authority.Length == 0 && path.AsSpan()[..(path + "/").IndexOf('/', StringComparison.Ordinal)].Contains(':');
        return authority + (hidesColon ? "./" : string.Empty) + path;
    }
}
