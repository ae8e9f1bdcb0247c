namespace MeshInstall.Charts.GoTemplates;

/// <summary>What the world outside gives a render.</summary>
internal sealed record TemplateServices
{
    /// <summary>The clock of <c>now</c>, <c>ago</c> and new certificates, and the local time zone.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The cluster behind <c>lookup</c>; null without one.</summary>
    public IResourceLookup? Lookup { get; init; }

    /// <summary>Whether <c>getHostByName</c> asks the network.</summary>
    public bool EnableDns { get; init; }
}
