using MeshInstall.Charts.Values;
using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Rendering.Expansion;

/// <summary>Puts values together as Helm does: files, then trees, then settings, then settings that are text.</summary>
internal static class ExpansionValues
{
    private static readonly YamlReaderOptions ValuesFile = new() { DuplicateKeysAreErrors = false };

    public static async Task<MeshMap> MergeAsync(ExpansionOptions options, CancellationToken cancellationToken)
    {
        List<MeshMap> documents = [];
        foreach (string file in options.ValuesFiles)
        {
            documents.Add(Read(await BoundedFile.ReadTextAsync(file, cancellationToken).ConfigureAwait(false), file));
        }

        documents.AddRange(options.Values);
        return new ChartValueInputs { Documents = documents, Set = options.Set, SetString = options.SetString }.Merge();
    }

    private static MeshMap Read(string text, string file) => YamlReader.ReadSingle(text, file, ValuesFile) switch
    {
        null or MeshScalar { IsNull: true } => MeshMap.Empty,
        MeshMap map => map,
        var other => throw ConfigErrors.NotAMap(other.Origin ?? new MeshOrigin(MeshOriginKind.Document, file), "a file of values", other),
    };
}
