using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Maps;

/// <summary>
/// Merges one map into another as mergo does. Maps merge at every level; a sub-map that the target lacks is shared with the source, not copied.
/// Otherwise an overwriting merge takes everything of the source, nil and empty values included, and a filling one only what the target lacks or
/// has empty (nil, false, 0, an empty text, list or map).
/// </summary>
internal sealed class MapMerge(bool overwrites, ExecutionBudget budget)
{
    /// <summary>Merges; false where a struct behind a pointer stands in the way.</summary>
    /// <exception cref="GoFunctionException">A target is a map of texts, and the source one of anything.</exception>
    public bool TryMerge(GoMap target, GoMap source)
    {
        Nesting.Guard();
        foreach (string key in source.SortedKeys())
        {
            budget.Step();
            if (source.TryGetValue(key, out object? value) && !TryMergeEntry(target, key, value, source.Type))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryMergeEntry(GoMap target, string key, object? value, GoType source)
    {
        if (value is null)
        {
            if (overwrites)
            {
                Set(target, key, null, source);
            }

            return true;
        }

        target.TryGetValue(key, out object? existing);
        if (value is GoMap map)
        {
            if (existing is GoMap existingMap)
            {
                if (!TryMerge(existingMap, map))
                {
                    return false;
                }

                // An empty map that was filled just now stays; where nothing came the source's own empty map takes its place.
                if (existingMap.Count > 0)
                {
                    return true;
                }
            }
            else if (!overwrites && existing is GoObject { Type.Kind: GoKind.Ptr })
            {
                return false;
            }
        }

        if (overwrites || !GoTruth.IsTrue(existing))
        {
            Set(target, key, value, source);
        }

        return true;
    }

    private static void Set(GoMap target, string key, object? value, GoType source)
    {
        if (target.Type.ElementZero is string && source.ElementZero is not string)
        {
            throw new GoFunctionException("reflect.Value.SetMapIndex: value of type interface {} is not assignable to type string");
        }

        target[key] = value;
    }
}
