using System.Text;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Yaml;
using Scriban;
using Scriban.Parsing;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>Reads the folder of a built-in chart.</summary>
internal sealed class BuiltInChartLoader
{
    private const string TemplateSuffix = ".yaml.sbn";
    private const string PartialPattern = "_*.sbn";
    private const long MaxFileBytes = 8 * 1024 * 1024;
    private static readonly YamlReaderOptions Yaml = new() { OriginKind = MeshOriginKind.Chart };
    private readonly List<ChartFile> _sources = [];
    private readonly string _root;

    private BuiltInChartLoader(string root) => _root = root;

    /// <summary>The chart in <paramref name="folder"/>, with the partials of the folder <c>_shared</c> beside it.</summary>
    public static BuiltInChart Load(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "Chart.yaml")))
        {
            throw new MeshException(
                "ChartNotFound", MeshErrorKind.NotFound, $"There is no chart in {folder}.", "Reinstall the module: its charts folder is incomplete.", folder);
        }

        return new BuiltInChartLoader(Path.GetDirectoryName(folder)!).Read(folder);
    }

    private BuiltInChart Read(string folder)
    {
        string templates = Path.Combine(folder, "templates");
        string shared = Path.Combine(_root, "_shared");
        return new BuiltInChart(
            ReadMap(Path.Combine(folder, "Chart.yaml")),
            ReadMap(Path.Combine(folder, "values.yaml")),
            [.. List(templates, "*" + TemplateSuffix).Where(file => !Path.GetFileName(file).StartsWith('_')).Select(Parse)],
            List(shared, PartialPattern).Concat(List(templates, PartialPattern)).ToDictionary(file => Path.GetFileName(file)!, Parse, StringComparer.Ordinal),
            ReadFiles(Path.Combine(folder, "files")),
            _sources);
    }

    private static IEnumerable<string> List(string folder, string pattern) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)
        : [];

    private Dictionary<string, string> ReadFiles(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), ReadText, StringComparer.Ordinal)
        : [];

    private Template Parse(string file)
    {
        Template template = Template.Parse(ReadText(file), file);
        if (template.HasErrors)
        {
            LogMessage error = template.Messages.First(message => message.Type == ParserMessageType.Error);
            throw TemplateErrors.At(error.Span, error.Message);
        }

        return template;
    }

    private MeshMap ReadMap(string file) => YamlReader.ReadAll(ReadText(file), file, Yaml) switch
    {
        [MeshMap map] => map,
        [] => MeshMap.Empty,
        _ => throw new MeshException(
            "TemplateFailed", MeshErrorKind.InvalidData, $"{file} is not one YAML map.", "Reinstall the module: its charts folder is damaged.", file),
    };

    private string ReadText(string file)
    {
        try
        {
            if (new FileInfo(file) is { Length: > MaxFileBytes } large)
            {
                throw new MeshException(
                    "TemplateFailed", MeshErrorKind.LimitExceeded, $"{file} has {large.Length} bytes; {MaxFileBytes} are allowed.", "Make the file smaller.", file);
            }

            string text = File.ReadAllText(file, Encoding.UTF8).Replace("\r\n", "\n", StringComparison.Ordinal);
            _sources.Add(new ChartFile(Path.GetRelativePath(_root, file).Replace('\\', '/'), Encoding.UTF8.GetBytes(text)));
            return text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MeshException(
                "ChartNotFound", MeshErrorKind.Read, $"{file} cannot be read: {error.Message}", "Reinstall the module, or allow reading the file.", file, error);
        }
    }
}
