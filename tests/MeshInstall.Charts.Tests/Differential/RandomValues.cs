namespace MeshInstall.Charts.Tests.Differential;

/// <summary>Values with known names and kinds and random contents.</summary>
internal static class RandomValues
{
    private static readonly object[] Numbers = [0L, 1L, -1L, 7L, 42L, 1000000L, 123456789L, 9007199254740993L, long.MaxValue, long.MinValue, 0.5, -2.75, 1e6, 1e21, 1e-7, 3.0, 100.001, 1.7976931348623157e308, 12345678901234567890.0];

    private static readonly (string Name, ValueKind Kind)[] Names =
    [
        ("text", ValueKind.Text), ("word", ValueKind.Text), ("lines", ValueKind.Text), ("number", ValueKind.Number), ("big", ValueKind.Number), ("flag", ValueKind.Bool), ("nothing", ValueKind.Nothing),
        ("missing", ValueKind.Nothing), ("list", ValueKind.List), ("words", ValueKind.List), ("numbers", ValueKind.List), ("maps", ValueKind.List), ("map", ValueKind.Map), ("tree", ValueKind.Map),
        ("tree.inner", ValueKind.Map), ("tree.inner.name", ValueKind.Text), ("tree.list", ValueKind.List), ("emptyMap", ValueKind.Map), ("emptyList", ValueKind.List), ("emptyText", ValueKind.Text),
        ("map.a", ValueKind.Any), ("any", ValueKind.Any), ("emptyMap.a", ValueKind.Nothing),
    ];

    public static Scope Scope { get; } = new(
        [.. Names.SelectMany(source => new[] { ($".Values.{source.Name}", source.Kind), ($"$.Values.{source.Name}", source.Kind) })], [], IsInRange: false);

    public static MeshMap Create(Random random) => (MeshMap)MeshNode.FromObject(new Dictionary<string, object?>
    {
        ["text"] = TextPool.General(random), ["word"] = TextPool.Pick(random, ["alpha", "Beta", "gamma delta", "x-y_z"]), ["lines"] = $"{TextPool.General(random)}\n{TextPool.General(random)}\n",
        ["number"] = (long)random.Next(-20, 100), ["big"] = TextPool.Pick(random, Numbers), ["flag"] = random.Next(2) == 0, ["nothing"] = null,
        ["list"] = List(random, 2), ["words"] = Enumerable.Range(0, random.Next(5)).Select(_ => (object?)TextPool.General(random)).ToList(),
        ["numbers"] = Enumerable.Range(0, random.Next(5)).Select(_ => (object?)TextPool.Pick(random, Numbers)).ToList(),
        ["maps"] = Enumerable.Range(0, random.Next(3)).Select(_ => (object?)Map(random, 1)).ToList(), ["map"] = Map(random, 1),
        ["tree"] = new Dictionary<string, object?> { ["inner"] = new Dictionary<string, object?> { ["name"] = TextPool.General(random), ["deep"] = Map(random, 2) }, ["list"] = List(random, 2), ["k"] = Any(random, 2) },
        ["emptyMap"] = new Dictionary<string, object?>(), ["emptyList"] = new List<object?>(), ["emptyText"] = string.Empty, ["any"] = Any(random, 2),
    });

    private static object? Any(Random random, int depth) => random.Next(depth == 0 ? 6 : 9) switch
    {
        0 or 1 or 2 => TextPool.General(random),
        3 => TextPool.Pick(random, Numbers),
        4 => random.Next(2) == 0,
        5 => null,
        6 or 7 => Map(random, depth - 1),
        _ => List(random, depth - 1),
    };

    private static List<object?> List(Random random, int depth) => [.. Enumerable.Range(0, random.Next(5)).Select(_ => Any(random, depth))];

    private static Dictionary<string, object?> Map(Random random, int depth)
    {
        Dictionary<string, object?> map = new(StringComparer.Ordinal);
        for (int i = random.Next(5); i > 0; i--)
        {
            map[random.Next(3) > 0 ? TextPool.Pick(random, ["a", "b", "c", "k", "name"]) : TextPool.General(random)] = Any(random, depth);
        }

        return map;
    }
}
