namespace MeshInstall.Charts.Functions.Paths;

/// <summary>The part of a URL a text stands in, which decides what must be escaped there.</summary>
internal enum UrlPart
{
    Path,
    Host,

    /// <summary>The zone of an IPv6 address, after %25.</summary>
    Zone,
    UserInfo,
    Fragment,
}
