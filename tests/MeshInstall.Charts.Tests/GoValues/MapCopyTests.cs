using CsCheck;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Tests.GoValues;

/// <summary>A copy that is made only where someone looks must be told from a full copy by nobody.</summary>
public sealed class MapCopyTests
{
    private static readonly Gen<object?> Value = Gen.Recursive<object?>((depth, self) => depth > 3
        ? Scalar()
        : Gen.Frequency((3, Scalar()), (2, Map(self)), (1, self.Array[0, 3].Select(items => (object?)new GoList(items)))));

    private static readonly Gen<(bool Removes, int[] Path)[]> Changes = Gen.Select(Gen.Bool, Gen.Int[0, 5].Array[1, 4]).Array[0, 12];

    [Fact]
    public void Changes_of_a_copy_leave_the_map_alone_and_read_as_those_of_a_full_copy() =>
        Gen.Select(Map(Value), Changes).Sample((tree, changes) =>
        {
            GoMap source = (GoMap)tree!;
            string before = GoJson.Marshal(source);
            GoMap full = (GoMap)GoJson.Unmarshal(before)!, later = source.CopyLater();
            foreach ((bool removes, int[] path) in changes)
            {
                Change(full, path, removes);
                Change(later, path, removes);
                if (path.Length > 1)
                {
                    Assert.Equal(GoJson.Marshal(full), GoJson.Marshal(later));
                }
            }

            Assert.Equal(GoYaml.Marshal(full), GoYaml.Marshal(later));
            Assert.Equal(full.SortedKeys(), later.SortedKeys());
            Assert.Equal(before, GoJson.Marshal(source));
        });

    [Fact]
    public void What_fromYaml_gave_once_is_not_changed_by_whoever_got_it()
    {
        string text = "a:\n  b:\n  - c: " + new string('x', 600) + "\n";
        GoMap first = GoYaml.UnmarshalMap(text).Map;

        ((GoMap)((GoList)((GoMap)first["a"]!)["b"]!)[0]!)["c"] = "changed";
        GoMap second = GoYaml.UnmarshalMap(text).Map;

        Assert.Contains("changed", GoJson.Marshal(first), StringComparison.Ordinal);
        Assert.DoesNotContain("changed", GoJson.Marshal(second), StringComparison.Ordinal);
    }

    private static Gen<object?> Scalar() => Gen.OneOf(
        Gen.Const(0).Select(_ => (object?)null), Gen.Bool.Select(flag => (object?)flag), Gen.Int[0, 9].Select(number => (object?)(double)number), Gen.Int[0, 5].Select(number => (object?)$"s{number}"));

    private static Gen<object?> Map(Gen<object?> values) => Gen.Select(Gen.Int[0, 5], values).Array[0, 5].Select(entries =>
    {
        GoMap map = new();
        foreach ((int key, object? value) in entries)
        {
            map[$"k{key}"] = value;
        }

        return (object?)map;
    });

    /// <summary>Follows the path through maps and the first items of lists, and sets or removes what stands at its end.</summary>
    private static void Change(GoMap map, int[] path, bool removes)
    {
        for (int i = 0; i < path.Length - 1; i++)
        {
            object? next = map.TryGetValue($"k{path[i]}", out object? value) ? value : null;
            if ((next is GoList { Count: > 0 } list ? list[0] : next) is not GoMap below)
            {
                return;
            }

            map = below;
        }

        string key = $"k{path[^1]}";
        if (removes)
        {
            map.Remove(key);
        }
        else
        {
            map[key] = "new";
        }
    }
}
