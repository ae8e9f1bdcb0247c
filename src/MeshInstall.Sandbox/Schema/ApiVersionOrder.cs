namespace MeshInstall.Sandbox.Schema;

/// <summary>Kubernetes' order of version names: v10 above v2 above v1beta2 above v1alpha1 above anything else.</summary>
internal sealed class ApiVersionOrder : IComparer<string?>
{
    public static readonly ApiVersionOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Rank(x), Rank(y));
        var order = left.Stage.CompareTo(right.Stage);
        order = order != 0 ? order : left.Major.CompareTo(right.Major);
        order = order != 0 ? order : left.Minor.CompareTo(right.Minor);
        return order != 0 ? order : string.CompareOrdinal(y, x);
    }

    private static (int Stage, int Major, int Minor) Rank(string? version)
    {
        if (version is null || version.Length < 2 || version[0] != 'v')
        {
            return default;
        }

        var digits = version.AsSpan(1).IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
        {
            return int.TryParse(version.AsSpan(1), out var stable) ? (3, stable, 0) : default;
        }

        var rest = version.AsSpan(1 + digits);
        var (stage, word) = rest.StartsWith("beta", StringComparison.Ordinal) ? (2, 4) : rest.StartsWith("alpha", StringComparison.Ordinal) ? (1, 5) : (0, 0);
        return stage > 0 && int.TryParse(version.AsSpan(1, digits), out var major) && int.TryParse(rest[word..], out var minor)
            ? (stage, major, minor)
            : default;
    }
}
