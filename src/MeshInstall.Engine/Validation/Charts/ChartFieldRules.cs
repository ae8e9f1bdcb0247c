using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Validation.Charts;

/// <summary>
/// What the charts in use add to the table of Istio's values: a field that only they know is right, and one that only the table knows has no effect
/// with them.
/// </summary>
internal sealed class ChartFieldRules(ChartsInUse charts, IssueLog log)
{
    /// <summary>Whether a field that the table does not know is one of the charts'; what is below it is then held against their defaults.</summary>
    public bool Accepts(NodePath path, MeshNode value)
    {
        if (KeysOf(path) is not { } keys || !charts.Know(keys))
        {
            return false;
        }

        WalkBelow(path, keys, value);
        return true;
    }

    /// <summary>Warns of a user's field that the table knows and the chart in use does not.</summary>
    public void CheckKnown(NodePath path, MeshNode value, ObjectSchema schema)
    {
        if (!schema.Name.StartsWith("values:", StringComparison.Ordinal) || KeysOf(path) is not { } keys || keys[^1] == "enabled" || value.IsNull
            || keys[0] == "meshConfig" || ChartsInUse.IsRoot(keys) || !IsUsers(value) || charts.DeciderOn(keys) is not { } chart || charts.MayRead(keys))
        {
            return;
        }

        log.Warning(
            "FieldNotInChart", path, value, $"The chart {chart.Title} does not read '{NodeText.Shorten(keys[^1])}', so it has no effect.",
            Nearest(keys) is { } near ? $"Did you mean '{near}'? Otherwise use charts of a release that reads it." : "Use charts of a release that reads it, or remove it.");
    }

    /// <summary>What to say of a field that neither the table nor the charts know; null where no chart in use decides on it.</summary>
    public (string Chart, string? Near, bool IsIstios)? Judge(NodePath path) => KeysOf(path) is { } keys && charts.DeciderOn(keys) is { } chart
        ? (chart.Title, Nearest(keys), chart.Contents.IsIstios)
        : null;

    private static bool IsUsers(MeshNode value) => IssueLog.OriginOf(value) is not { } origin || origin.Kind is MeshOriginKind.Document or MeshOriginKind.Parameter;

    private static IReadOnlyList<string>? KeysOf(NodePath path) =>
        path.Keys() is { Count: > 2 } keys && keys[0] == "spec" && keys[1] == "values" ? [.. keys.Skip(2)] : null;

    private string? Nearest(IReadOnlyList<string> keys) =>
        EditDistance.Nearest(keys[^1], charts.Siblings(keys).Where(name => name != keys[^1]));

    private void WalkBelow(NodePath path, IReadOnlyList<string> keys, MeshNode value)
    {
        if (charts.DefaultMapOf(keys) is null || value.IsNull)
        {
            return;
        }

        if (value is not MeshMap map)
        {
            log.Error("WrongType", path, value, $"Found {NodeText.Describe(value, path)} where the chart has a map.", "Write a map here.");
            return;
        }

        foreach ((string key, MeshNode below) in map)
        {
            IReadOnlyList<string> belowKeys = [.. keys, key];
            NodePath place = path.Field(key);
            if (charts.Know(belowKeys))
            {
                WalkBelow(place, belowKeys, below);
                continue;
            }

            // Only the chart says what belongs here, and it need not say all of it.
            log.Warning(
                "UnknownField", place, below, $"The chart {charts.DeciderOn(keys)?.Title} knows no field '{NodeText.Shorten(key)}' in '{path}'.",
                Nearest(belowKeys) is { } near ? $"Did you mean '{near}'?" : "Remove it, or check its name in the chart's values.yaml.");
        }
    }
}
