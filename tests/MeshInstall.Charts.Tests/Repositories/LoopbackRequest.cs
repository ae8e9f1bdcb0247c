namespace MeshInstall.Charts.Tests.Repositories;

/// <summary>A request that came to a <see cref="LoopbackServer"/>.</summary>
internal sealed record LoopbackRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Header(string name) => Headers.GetValueOrDefault(name, string.Empty);
}
