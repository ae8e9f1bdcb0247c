using MeshInstall.Charts.Semver;

namespace MeshInstall.Charts.Loading;

/// <summary>The rules that a Chart.yaml must keep, and the cleaning of its texts.</summary>
internal sealed class MetadataValidation(string chart, IReadOnlyDictionary<string, MeshOrigin> places)
{
    public ChartMetadata Check(ChartMetadata metadata, IReadOnlyList<ChartMaintainer?> maintainers, IReadOnlyList<ChartDependency?> dependencies)
    {
        metadata = Clean(metadata);
        RequireText(metadata.ApiVersion, "apiVersion");
        RequireText(metadata.Name, "name");
        if (metadata.Name is "." or ".." || (metadata.Name.Contains('/', StringComparison.Ordinal) && metadata.Name != "/"))
        {
            throw Error("name", $"the name '{metadata.Name}' is not the name of one folder", "Give a name without slashes.");
        }

        RequireText(metadata.Version, "version");
        if (!SemanticVersion.TryParse(metadata.Version, out _))
        {
            throw Error("version", $"the version '{metadata.Version}' is not a semantic version", "Write it as major.minor.patch, such as 1.2.3.");
        }

        if (metadata.Type is not ("" or "application" or "library"))
        {
            throw Error("type", $"the type '{metadata.Type}' is neither 'application' nor 'library'", "Use one of the two, or leave the field out.");
        }

        return metadata with { Maintainers = [.. maintainers.Select(Check)], Dependencies = CheckDependencies(dependencies) };
    }

    private static ChartMetadata Clean(ChartMetadata metadata) => metadata with
    {
        Name = ChartText.Sanitize(metadata.Name),
        Description = ChartText.Sanitize(metadata.Description),
        Home = ChartText.Sanitize(metadata.Home),
        Icon = ChartText.Sanitize(metadata.Icon),
        Condition = ChartText.Sanitize(metadata.Condition),
        Tags = ChartText.Sanitize(metadata.Tags),
        AppVersion = ChartText.Sanitize(metadata.AppVersion),
        KubeVersion = ChartText.Sanitize(metadata.KubeVersion),
        Sources = [.. metadata.Sources.Select(ChartText.Sanitize)],
        Keywords = [.. metadata.Keywords.Select(ChartText.Sanitize)],
    };

    private ChartMaintainer Check(ChartMaintainer? maintainer) => maintainer is null
        ? throw Error("maintainers", "one of its maintainers is null", "Give each maintainer a name, or remove the item.")
        : new ChartMaintainer(ChartText.Sanitize(maintainer.Name), ChartText.Sanitize(maintainer.Email), ChartText.Sanitize(maintainer.Url));

    private List<ChartDependency> CheckDependencies(IReadOnlyList<ChartDependency?> dependencies)
    {
        List<ChartDependency> result = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (ChartDependency? written in dependencies)
        {
            ChartDependency dependency = Check(written);
            string name = dependency.Alias.Length > 0 ? dependency.Alias : dependency.Name;
            if (!names.Add(name))
            {
                throw Error("dependencies", $"more than one dependency goes by the name or alias '{name}'", "Give all but one of them an alias.");
            }

            result.Add(dependency);
        }

        return result;
    }

    private ChartDependency Check(ChartDependency? dependency)
    {
        if (dependency is null)
        {
            throw Error("dependencies", "one of its dependencies is null", "Give each dependency a name, or remove the item.");
        }

        return dependency.Alias.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-')
            ? dependency with
            {
                Name = ChartText.Sanitize(dependency.Name),
                Version = ChartText.Sanitize(dependency.Version),
                Repository = ChartText.Sanitize(dependency.Repository),
                Condition = ChartText.Sanitize(dependency.Condition),
                Tags = [.. dependency.Tags.Select(ChartText.Sanitize)],
            }
            : throw Error("dependencies", $"the dependency '{dependency.Name}' has an alias with other characters than letters, digits, '_' and '-'",
                "Choose another alias.");
    }

    private void RequireText(string value, string field)
    {
        if (value.Length == 0)
        {
            throw Error(field, $"Chart.yaml gives no {field}", $"Write '{field}: ...' in Chart.yaml.");
        }
    }

    private ChartException Error(string field, string reason, string action) =>
        places.TryGetValue(field.ToLowerInvariant(), out MeshOrigin? place)
            ? ChartErrors.Invalid(chart, $"{place}: {reason}", action, place)
            : ChartErrors.Invalid(chart, reason, action);
}
