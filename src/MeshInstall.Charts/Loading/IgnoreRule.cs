namespace MeshInstall.Charts.Loading;

/// <summary>One line of a .helmignore.</summary>
/// <param name="Pattern">What it matches.</param>
/// <param name="WholePath">Whether the whole path inside the chart is held against it, and not only the name.</param>
/// <param name="OnlyFolders">Whether it speaks of folders only.</param>
/// <param name="Negated">Whether everything it does not match is left out.</param>
internal sealed record IgnoreRule(GoPathPattern Pattern, bool WholePath, bool OnlyFolders, bool Negated)
{
    /// <summary>Whether the path fits; one for which the pattern turns out malformed does not, as in helm.</summary>
    public bool Matches(string path) => Pattern.Match(WholePath ? path : path[(path.LastIndexOf('/') + 1)..]) == true;
}
