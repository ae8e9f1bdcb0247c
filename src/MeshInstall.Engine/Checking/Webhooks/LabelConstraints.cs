using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Checking.Webhooks;

/// <summary>What a label selector asks of each label. Labels are independent of each other, so a selector can be met when each of them can.</summary>
internal sealed class LabelConstraints
{
    private readonly SortedDictionary<string, LabelValues> _labels = new(StringComparer.Ordinal);

    private LabelConstraints()
    {
    }

    /// <summary>Whether some labels meet all of it.</summary>
    public bool CanBeMet => _labels.Values.All(values => !values.IsEmpty);

    /// <summary>The constraints of a selector; a missing one matches everything.</summary>
    public static LabelConstraints Of(MeshMap? selector)
    {
        LabelConstraints constraints = new();
        foreach ((string key, MeshNode value) in selector?.FindMap("matchLabels") ?? MeshMap.Empty)
        {
            constraints.Add(key, LabelValues.OneOf([value.ToString()!]));
        }

        foreach (MeshMap expression in selector?.Maps("matchExpressions") ?? [])
        {
            string[] values = [.. expression.FindList("values")?.Select(value => value.ToString()!) ?? []];
            constraints.Add(expression.FindText("key") ?? string.Empty, expression.FindText("operator") switch
            {
                "In" => LabelValues.OneOf(values),
                "NotIn" => LabelValues.NoneOf(values),
                "Exists" => LabelValues.Present,
                "DoesNotExist" => LabelValues.Absent,

                // The server takes no other, so nothing can match.
                _ => LabelValues.OneOf([]),
            });
        }

        return constraints;
    }

    /// <summary>What one label may be.</summary>
    public LabelValues For(string key) => _labels.GetValueOrDefault(key, LabelValues.Anything);

    public LabelConstraints And(LabelConstraints other)
    {
        LabelConstraints both = new();
        foreach ((string key, LabelValues values) in _labels.Concat(other._labels))
        {
            both.Add(key, values);
        }

        return both;
    }

    /// <summary>The fewest labels that meet it.</summary>
    public IReadOnlyDictionary<string, string> Example() => _labels
        .Select(label => (label.Key, Value: label.Value.Example()))
        .Where(label => label.Value is not null)
        .ToDictionary(label => label.Key, label => label.Value!, StringComparer.Ordinal);

    private void Add(string key, LabelValues values) => _labels[key] = For(key).And(values);
}
