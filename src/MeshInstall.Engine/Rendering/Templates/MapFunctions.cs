using System.Collections;
using MeshInstall.Engine.Configuration;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>Functions on maps, and on the shapes of values.</summary>
internal static class MapFunctions
{
    /// <summary>Adds the functions.</summary>
    public static void Add(ScriptObject functions)
    {
        TemplateFunctions.Add(functions, "has_key", 2, 2, (span, arguments) => Find(span, arguments[0], Key(arguments[1]), out _));
        TemplateFunctions.Add(functions, "get", 2, 3, (span, arguments) =>
            Find(span, arguments[0], Key(arguments[1]), out object? value) && value is not null ? value : Third(arguments));
        TemplateFunctions.Add(functions, "dig", 2, 3, Dig);
        TemplateFunctions.Add(functions, "coalesce", 1, 20, (_, arguments) => ((IEnumerable)arguments).Cast<object?>().FirstOrDefault(Truth.Of));
        TemplateFunctions.Add(functions, "merge", 2, 10, (span, arguments) => ScriptNodes.ToScript(
            ((IEnumerable)arguments).Cast<object?>().Select(map => Map(span, map)).Aggregate((low, high) => MeshMerge.Merge(low, high)), "(merged)"));
        TemplateFunctions.Add(functions, "omit", 2, 20, (span, arguments) => ScriptNodes.ToScript(
            ((IEnumerable)arguments).Cast<object?>().Skip(1).Aggregate(Map(span, arguments[0]), (map, key) => map.Without(Key(key))), "(omitted)"));
        TemplateFunctions.Add(functions, "is_map", 1, 1, (_, arguments) => arguments[0] is IScriptObject and not IList);
        TemplateFunctions.Add(functions, "is_list", 1, 1, (_, arguments) => arguments[0] is IList);
        TemplateFunctions.Add(functions, "is_string", 1, 1, (_, arguments) => arguments[0] is string);
        TemplateFunctions.Add(functions, "is_bool", 1, 1, (_, arguments) => arguments[0] is bool);
        TemplateFunctions.Add(functions, "is_number", 1, 1, (_, arguments) => arguments[0] is int or long or double);
    }

    private static object? Dig(SourceSpan span, ScriptArray arguments)
    {
        object? current = arguments[0];
        foreach (string part in Key(arguments[1]).Replace("\\.", "\0", StringComparison.Ordinal).Split('.'))
        {
            if (current is null || !Find(span, current, part.Replace('\0', '.'), out current))
            {
                return Third(arguments);
            }
        }

        return current ?? Third(arguments);
    }

    private static bool Find(SourceSpan span, object? target, string key, out object? value)
    {
        switch (target)
        {
            case MeshMapView view:
                return view.TryFind(key, out value);
            case IScriptObject members and not IList:
                value = null;
                return members.Contains(key) && members.TryGetValue(null!, span, key, out value);
            default:
                value = null;
                return false;
        }
    }

    private static MeshMap Map(SourceSpan span, object? value) => value is null ? MeshMap.Empty : ScriptNodes.ToNode(span, value) as MeshMap
        ?? throw new ScriptRuntimeException(span, "The function takes maps.");

    private static string Key(object? value) => value?.ToString() ?? string.Empty;

    private static object? Third(ScriptArray arguments) => arguments.Count > 2 ? arguments[2] : null;
}
