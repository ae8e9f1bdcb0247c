using System.Collections;
using System.Numerics;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>Between the tree of nodes and the objects that templates work with.</summary>
internal static class ScriptNodes
{
    private const int MaxDepth = 100;

    /// <summary>The node as templates see it.</summary>
    public static object? ToScript(MeshNode node, string path) => node switch
    {
        MeshMap map => new MeshMapView(map, path),
        MeshList list => ToArray(list, path),
        _ => node.ToObject(),
    };

    /// <summary>What a template made, as a node.</summary>
    public static MeshNode ToNode(SourceSpan span, object? value) => ToNode(span, value, depth: 0);

    private static MeshNode ToNode(SourceSpan span, object? value, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new ScriptRuntimeException(span, $"The value nests deeper than {MaxDepth} levels.");
        }

        return value switch
        {
            MeshNode node => node,
            MeshMapView view => view.Map,
            BigInteger big => new MeshScalar((double)big),
            string => MeshNode.FromObject(value),
            IScriptObject and not IList => FromScriptObject(span, (IScriptObject)value, depth),
            IEnumerable list => new MeshList(list.Cast<object?>().Select(item => ToNode(span, item, depth + 1))),
            _ => FromPlain(span, value),
        };
    }

    private static MeshMap FromScriptObject(SourceSpan span, IScriptObject members, int depth)
    {
        MeshMap.Builder builder = new(members.Count);
        foreach (string member in members.GetMembers())
        {
            members.TryGetValue(null!, span, member, out object? value);
            builder[member] = ToNode(span, value, depth + 1);
        }

        return builder.Build();
    }

    private static MeshNode FromPlain(SourceSpan span, object? value)
    {
        try
        {
            return MeshNode.FromObject(value);
        }
        catch (ArgumentException)
        {
            throw new ScriptRuntimeException(span, $"A value of type {value!.GetType().Name} cannot stand in a document.");
        }
    }

    private static ScriptArray ToArray(MeshList list, string path)
    {
        ScriptArray array = new(list.Count);
        for (int index = 0; index < list.Count; index++)
        {
            array.Add(ToScript(list[index], $"{path}[{index}]"));
        }

        array.IsReadOnly = true;
        return array;
    }
}
