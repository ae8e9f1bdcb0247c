namespace MeshInstall.Charts.Loading;

/// <summary>The errors of loading a chart.</summary>
internal static class ChartErrors
{
    public static ChartException NotFound(string path) => new(
        "ChartNotFound", MeshErrorKind.NotFound, $"There is no chart at '{path}': neither a folder nor a file has that name.",
        "Check the path; a chart is a folder that holds a Chart.yaml, or a packed .tgz file.", path);

    public static ChartException Invalid(string chart, string reason, string action, object? target = null, Exception? cause = null) => new(
        "ChartInvalid", MeshErrorKind.InvalidData, $"The chart '{chart}' is not valid: {reason}.", action, target ?? chart, cause);

    /// <summary>The error of a YAML file inside a chart; its own message names file, line and column.</summary>
    public static ChartException Invalid(string chart, MeshException yaml) => new(
        "ChartInvalid", yaml.Kind, $"The chart '{chart}' is not valid: {yaml.Message}", yaml.RecommendedAction, yaml.Target, yaml);

    public static ChartException NotAnArchive(string archive, string reason, Exception? cause = null) => new(
        "ChartArchiveInvalid", MeshErrorKind.InvalidData, $"The file '{archive}' is not a packed chart: {reason}.",
        "Give a .tgz file as 'helm package' makes it, and fetch it again if it came over a network.", archive, cause);

    public static ChartException Unsafe(string archive, string entry, string reason) => new(
        "ChartArchiveUnsafe", MeshErrorKind.Security, $"The packed chart '{archive}' is refused: its entry '{Printable(entry)}' {reason}.",
        "Do not use this file unless you trust its origin; charts made by 'helm package' hold plain files below one folder.", archive);

    public static ChartException TooLarge(string chart, string reason) => new(
        "ChartTooLarge", MeshErrorKind.LimitExceeded, $"The chart '{chart}' is too large: {reason}.",
        "Keep out of the chart what it does not need (.helmignore), or raise the bound if you trust the chart.", chart);

    public static ChartException Unreadable(string file, string reason, Exception? cause = null) => new(
        "ChartFileUnreadable", MeshErrorKind.Read, $"The file '{file}' of a chart cannot be read: {reason}.",
        "Check that the file exists and that this account may read it.", file, cause);

    public static ChartException LinkLeaves(string link, string target) => new(
        "ChartLinkUnsafe", MeshErrorKind.Security, $"The symbolic link '{link}' leads to '{target}', outside of the chart's folder.",
        "Copy the file into the chart, or name the link in .helmignore.", link);

    private static string Printable(string entry) =>
        string.Concat(entry.Take(200).Select(character => char.IsControl(character) ? '?' : character));
}
