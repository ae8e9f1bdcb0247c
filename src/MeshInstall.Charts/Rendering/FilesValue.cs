using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Rendering;

/// <summary>Builds what templates see as <c>.Files</c>: a map from paths to bytes, with methods.</summary>
internal static class FilesValue
{
    private static readonly GoType FilesType = new("engine.files", GoKind.Map)
    {
        ElementZero = new GoList(GoType.SliceOfByte, []) { IsNil = true },
        Methods = AllMethods(),
    };
    private static readonly GoList NoBytes = GoList.OfBytes(ReadOnlyMemory<byte>.Empty);

    public static GoMap Of(IEnumerable<ChartFile> files)
    {
        GoMap map = new(FilesType);
        foreach (ChartFile file in files)
        {
            map[file.Name] = GoList.OfBytes(file.Data);
        }

        return map;
    }

    private static FrozenDictionary<string, GoFunction> AllMethods()
    {
        GoFunction[] methods =
        [
            new("GetBytes", (_, arguments) => Find(arguments), GoParameter.String),
            new("Get", (_, arguments) => GoString.FromBytes(Find(arguments).AsBytes().Span), GoParameter.String),
            new("Glob", (execution, arguments) => Glob((GoMap)arguments[0]!, (string)arguments[1]!, execution.Budget), GoParameter.String),
            new("AsConfig", (_, arguments) => ToYaml((GoMap)arguments[0]!, bytes => GoString.FromBytes(bytes.Span))),
            new("AsSecrets", (_, arguments) => ToYaml((GoMap)arguments[0]!, bytes => Convert.ToBase64String(bytes.Span))),
            new("Lines", (_, arguments) => Lines((GoMap)arguments[0]!, (string)arguments[1]!), GoParameter.String),
        ];
        return methods.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);
    }

    private static GoList Find(object?[] arguments) => ((GoMap)arguments[0]!)[(string)arguments[1]!] as GoList ?? NoBytes;

    private static GoMap Glob(GoMap files, string pattern, ExecutionBudget budget)
    {
        FileGlob glob = FileGlob.Parse(pattern);
        GoMap found = new(FilesType);
        foreach ((string name, object? data) in files.Entries)
        {
            if (glob.IsMatch(name, budget))
            {
                found[name] = data;
            }
        }

        return found;
    }

    private static string ToYaml(GoMap files, Func<ReadOnlyMemory<byte>, string> read)
    {
        GoMap content = new(GoType.MapOfString, files.Count);
        foreach (string name in files.SortedKeys())
        {
            content[ChartPath.Base(name)] = read(((GoList)files[name]!).AsBytes());
        }

        string yaml = GoYaml.Marshal(content);
        return yaml.EndsWith('\n') ? yaml[..^1] : yaml;
    }

    private static GoList Lines(GoMap files, string name)
    {
        if (files[name] is not GoList data)
        {
            return GoList.OfStrings([]);
        }

        if (data.Count == 0)
        {
            throw new GoFunctionException("runtime error: index out of range [-1]");
        }

        string text = GoString.FromBytes(data.AsBytes().Span);
        return GoList.OfStrings((text.EndsWith('\n') ? text[..^1] : text).Split('\n'));
    }
}
