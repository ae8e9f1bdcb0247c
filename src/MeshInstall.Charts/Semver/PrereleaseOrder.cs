using System.Globalization;

namespace MeshInstall.Charts.Semver;

/// <summary>The precedence of pre-releases: part by part, numbers before words, fewer parts first.</summary>
internal static class PrereleaseOrder
{
    public static int Compare(string left, string right)
    {
        string[] l = left.Split('.'), r = right.Split('.');
        for (int i = 0; i < Math.Max(l.Length, r.Length); i++)
        {
            int order = ComparePart(i < l.Length ? l[i] : string.Empty, i < r.Length ? r[i] : string.Empty);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int ComparePart(string left, string right)
    {
        if (left == right)
        {
            return 0;
        }

        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length == 0 ? -1 : 1;
        }

        // A number that no uint64 holds counts as a word.
        bool leftIsNumber = ulong.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out ulong l);
        bool rightIsNumber = ulong.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out ulong r);
        return (leftIsNumber, rightIsNumber) switch
        {
            (true, true) => l > r ? 1 : -1,
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(left, right) > 0 ? 1 : -1,
        };
    }
}
