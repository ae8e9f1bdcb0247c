using System.Globalization;

namespace MeshInstall.Engine.Planning;

/// <summary>The fields in which two states of an object differ, leaving out what the server keeps for itself.</summary>
internal static class ObjectDifference
{
    public static IReadOnlyList<MeshFieldChange> Between(MeshMap before, MeshMap after)
    {
        List<MeshFieldChange> changes = [];
        Compare(string.Empty, ServerFields.Without(before), ServerFields.Without(after), changes);
        return Shown(after.FindText("kind"), changes);
    }

    /// <summary>The same for one part of an object of <paramref name="kind"/>, which lies at <paramref name="path"/>.</summary>
    public static IReadOnlyList<MeshFieldChange> Below(string kind, string path, MeshNode? before, MeshNode? after)
    {
        List<MeshFieldChange> changes = [];
        Compare(path, before, after, changes);
        return Shown(kind, changes);
    }

    private static List<MeshFieldChange> Shown(string? kind, List<MeshFieldChange> changes) =>
        changes.ConvertAll(change => HiddenValues.Of(kind ?? string.Empty, change));

    private static void Compare(string path, MeshNode? before, MeshNode? after, List<MeshFieldChange> changes)
    {
        switch (before, after)
        {
            case (MeshMap left, MeshMap right):
                foreach (string key in left.Keys.Union(right.Keys))
                {
                    Compare(Child(path, key), left.Find(key), right.Find(key), changes);
                }

                break;
            case (MeshList left, MeshList right):
                CompareLists(path, left, right, changes);
                break;
            default:
                if (!Equals(before, after))
                {
                    changes.Add(new MeshFieldChange(path, before?.ToObject(), after?.ToObject()));
                }

                break;
        }
    }

    private static void CompareLists(string path, MeshList left, MeshList right, List<MeshFieldChange> changes)
    {
        if (ByName(left) is { } leftNames && ByName(right) is { } rightNames)
        {
            foreach (string name in leftNames.Keys.Union(rightNames.Keys))
            {
                Compare($"{path}[{name}]", leftNames.GetValueOrDefault(name), rightNames.GetValueOrDefault(name), changes);
            }

            return;
        }

        for (int index = 0; index < Math.Max(left.Count, right.Count); index++)
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            Compare(item, index < left.Count ? left[index] : null, index < right.Count ? right[index] : null, changes);
        }
    }

    private static Dictionary<string, MeshNode>? ByName(MeshList list)
    {
        Dictionary<string, MeshNode> items = new(StringComparer.Ordinal);
        return list.All(item => item is MeshMap map && map.FindText("name") is { } name && items.TryAdd(name, item)) ? items : null;
    }

    private static string Child(string path, string key)
    {
        string name = key.Replace(".", "\\.", StringComparison.Ordinal);
        return path.Length == 0 ? name : $"{path}.{name}";
    }
}
