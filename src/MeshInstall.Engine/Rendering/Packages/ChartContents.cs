using System.Text;
using System.Text.RegularExpressions;
using MeshInstall.Charts.Loading;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>What a chart knows of values: its defaults, and the names that its templates and files read. Safe for use from many threads.</summary>
public sealed partial class ChartContents
{
    private const string TemplateFolder = "templates/";

    // Istio's charts keep their defaults under one name, so that profiles can go between them and the user's values.
    private static readonly string[] Wrappers = ["_internal_defaults_do_not_set", "defaults"];
    private readonly MeshMap[] _defaults;
    private readonly Lazy<(HashSet<string> Names, string Templates)> _read;

    internal ChartContents(Chart chart)
    {
        Chart = chart.ToString();
        Release = chart.Metadata.AppVersion;
        IsIstios = chart.Metadata.Sources.Concat([chart.Metadata.Icon])
            .Any(address => IstioSource().IsMatch(address));
        _defaults = [chart.Values, .. Wrappers.Select(chart.Values.FindMap).OfType<MeshMap>()];
        _read = new(() => Read(chart));
    }

    /// <summary>The name and version of the chart.</summary>
    public string Chart { get; }

    /// <summary>The version of what it installs.</summary>
    public string Release { get; }

    /// <summary>Whether it is one of Istio's own charts.</summary>
    public bool IsIstios { get; }

    /// <summary>The default at a place; null where the chart has none.</summary>
    /// <param name="keys">The names on the way there.</param>
    public MeshNode? FindDefault(params ReadOnlySpan<string> keys)
    {
        foreach (MeshMap defaults in _defaults)
        {
            if (Find(defaults, keys) is { } node)
            {
                return node;
            }
        }

        return null;
    }

    /// <summary>The names of the defaults in a map.</summary>
    /// <param name="keys">The names on the way to the map; none for the values as a whole.</param>
    public IEnumerable<string> NamesIn(IReadOnlyList<string> keys) =>
        _defaults.SelectMany(defaults => (Find(defaults, [.. keys]) as MeshMap)?.Keys ?? []).Except(Wrappers);

    /// <summary>Whether a name occurs anywhere in the chart's templates, files or defaults.</summary>
    public bool Mentions(string name) => _read.Value.Names.Contains(name);

    /// <summary>Whether a template reads the field <paramref name="key"/> of something called <paramref name="owner"/>, or of anything where that is empty.</summary>
    public bool Reads(string owner, string key)
    {
        string text = _read.Value.Templates;
        if (owner.Length > 0 && text.Contains($"\"{owner}\" \"{key}\"", StringComparison.Ordinal))
        {
            // As dig and index name the fields on their way.
            return true;
        }

        string access = $"{owner}.{key}";
        for (int at = text.IndexOf(access, StringComparison.Ordinal); at >= 0; at = text.IndexOf(access, at + 1, StringComparison.Ordinal))
        {
            int end = at + access.Length;
            bool starts = owner.Length == 0 ? at > 0 && (IsName(text[at - 1]) || text[at - 1] == ')') : at == 0 || !IsName(text[at - 1]);
            if (starts && (end == text.Length || !IsName(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static MeshNode? Find(MeshMap defaults, ReadOnlySpan<string> keys)
    {
        MeshNode? node = defaults;
        foreach (string key in keys)
        {
            node = (node as MeshMap)?.Find(key);
        }

        return node;
    }

    private static bool IsName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';

    private static (HashSet<string> Names, string Templates) Read(Chart chart)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        StringBuilder templates = new();
        foreach (ChartFile file in chart.Templates.Concat(chart.Files))
        {
            string text = Encoding.UTF8.GetString(file.Data.Span);
            foreach (ValueMatch match in Name().EnumerateMatches(text))
            {
                names.Add(text.Substring(match.Index, match.Length));
            }

            if (file.Name.StartsWith(TemplateFolder, StringComparison.Ordinal) || text.Contains("{{", StringComparison.Ordinal))
            {
                templates.Append(text).Append('\n');
            }
        }

        AddNames(chart.Values, names);
        return (names, templates.ToString());
    }

    private static void AddNames(MeshNode node, HashSet<string> names)
    {
        switch (node)
        {
            case MeshMap map:
                foreach ((string key, MeshNode value) in map)
                {
                    names.Add(key);
                    AddNames(value, names);
                }

                break;
            case MeshList list:
                foreach (MeshNode item in list)
                {
                    AddNames(item, names);
                }

                break;
        }
    }

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex("^https?://(github\\.com/istio/|([a-z]+\\.)?istio\\.io/)", RegexOptions.CultureInvariant)]
    private static partial Regex IstioSource();
}
