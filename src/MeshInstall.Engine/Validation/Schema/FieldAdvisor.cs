namespace MeshInstall.Engine.Validation.Schema;

/// <summary>Says what an unknown field was probably meant to be.</summary>
internal sealed class FieldAdvisor(FieldIndex index)
{
    private const int MostListed = 12;
    private const int MostPlaces = 3;

    /// <summary>The next step for a field <paramref name="key"/> that is not known at <paramref name="place"/>.</summary>
    public string Advise(string place, string key, ObjectSchema schema)
    {
        if (KubernetesAdvice.Find(schema.Name, key) is { } advice)
        {
            return advice;
        }

        string folded = SchemaNames.Fold(key);
        if (schema.Fields.FirstOrDefault(field => SchemaNames.Fold(field.Name) == folded) is { } variant)
        {
            return $"Did you mean '{variant.Name}'? Names are case-sensitive.";
        }

        string? near = EditDistance.Nearest(key, schema.Fields.Select(field => field.Name));
        if (near is not null && EditDistance.Between(SchemaNames.Fold(near), folded) <= 1)
        {
            return $"Did you mean '{near}'?";
        }

        string[] elsewhere = schema.Name.StartsWith("k8s:", StringComparison.Ordinal) ? [] : Places(place, folded);
        if (elsewhere.Length > 0)
        {
            string belongs = $"'{key}' belongs under {string.Join(" or ", elsewhere)}.";
            return near is null ? belongs : $"Did you mean '{near}'? {belongs}";
        }

        if (near is not null)
        {
            return $"Did you mean '{near}'?";
        }

        string[] known = [.. schema.Fields.Select(field => field.Name).Order(StringComparer.Ordinal)];
        return known.Length is > 0 and <= MostListed
            ? $"Remove it, or use one of {string.Join(", ", known)}."
            : "Remove it, or check its name and its place in Istio's reference.";
    }

    /// <summary>The places that have the field, those that share most with <paramref name="place"/> first.</summary>
    private string[] Places(string place, string folded)
    {
        IReadOnlyList<string> all = index.Find(folded);
        if (all.Count == 0)
        {
            return [];
        }

        int shared = all.Max(other => Shared(place, other));
        string[] nearest = [.. all.Where(other => Shared(place, other) == shared)];
        int shortest = nearest.Min(Depth);
        return [.. nearest.Where(other => Depth(other) == shortest).Take(MostPlaces)];
    }

    private static int Depth(string place) => place.Count(letter => letter == '.');

    private static int Shared(string left, string right)
    {
        string[] one = left.Split('.');
        string[] other = right.Split('.');
        int count = 0;
        while (count < one.Length && count < other.Length && one[count] == other[count])
        {
            count++;
        }

        return count;
    }
}
