using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Maps;

/// <summary>sprig's merges: into the first map, from the others in their order. The must forms report what the others swallow.</summary>
internal static class MergeFunctions
{
    public static IEnumerable<GoFunction> All { get; } =
    [
        Create("merge", overwrites: false, swallows: true),
        Create("mergeOverwrite", overwrites: true, swallows: true),
        Create("mustMerge", overwrites: false, swallows: false),
        Create("mustMergeOverwrite", overwrites: true, swallows: false),
    ];

    private static GoFunction Create(string name, bool overwrites, bool swallows) =>
        new(name, (execution, arguments) => Merge(arguments, overwrites, swallows, execution), GoParameter.Map, GoParameter.Map) { IsVariadic = true };

    private static object Merge(object?[] maps, bool overwrites, bool swallows, TemplateExecution execution)
    {
        GoMap target = maps[0] is GoMap { IsNil: false } map ? map : new GoMap();
        MapMerge merge = new(overwrites, execution.Budget);
        foreach (GoMap? source in maps.Skip(1).Cast<GoMap?>())
        {
            if (source is not null && !merge.TryMerge(target, source))
            {
                return swallows ? string.Empty : throw new GoFunctionException("src and dst must be of same type");
            }
        }

        return target;
    }
}
