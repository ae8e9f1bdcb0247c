using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Loading;

/// <summary>Makes a chart of its files, with the charts inside it.</summary>
internal sealed class ChartAssembly
{
    private readonly string _source;
    private readonly LoadBudget _budget;
    private readonly int _depth;
    private readonly MetadataReader _metadata;
    private readonly List<ChartFile> _templates = [];
    private readonly List<ChartFile> _files = [];
    private readonly SortedDictionary<string, List<ChartFile>> _subcharts = new(GoString.Order);
    private MeshMap _values = MeshMap.Empty;
    private ReadOnlyMemory<byte> _schema;

    private ChartAssembly(string source, LoadBudget budget, int depth)
    {
        _source = source;
        _budget = budget;
        _depth = depth;
        _metadata = new MetadataReader(source);
    }

    /// <summary>The chart of <paramref name="files"/>, whose names are relative to its folder; <paramref name="source"/> is where origins and errors say it comes from.</summary>
    public static Chart Build(string source, IReadOnlyList<ChartFile> files, LoadBudget budget, CancellationToken cancellationToken) =>
        Build(source, files, budget, depth: 0, cancellationToken);

    private static Chart Build(string source, IReadOnlyList<ChartFile> files, LoadBudget budget, int depth, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        budget.RequireDepth(depth);
        return new ChartAssembly(source, budget, depth).Build(files, cancellationToken);
    }

    private Chart Build(IReadOnlyList<ChartFile> files, CancellationToken cancellationToken)
    {
        foreach (ChartFile file in files.Where(file => file.Name == "Chart.yaml"))
        {
            _metadata.Read(file.Data, Place(file));
        }

        if (!_metadata.HasRead)
        {
            throw ChartErrors.Invalid(_source, "it holds no Chart.yaml", "Give the folder or packed file of a chart; its Chart.yaml stands at the top.");
        }

        _metadata.AssumeApiVersion("v1");
        if (_depth == 0 && _metadata.ApiVersion is not ("v1" or "v2"))
        {
            throw ChartErrors.Invalid(_source, $"its apiVersion is '{_metadata.ApiVersion}', and only v1 and v2 are known", "Use a chart of apiVersion v1 or v2.");
        }

        foreach (ChartFile file in files)
        {
            Place(file, file.Name, cancellationToken);
        }

        ChartMetadata metadata = _metadata.Build();
        string[] subcharts = [.. _subcharts.Keys.Where(name => !name.StartsWith('_') && !name.StartsWith('.'))];
        return new Chart
        {
            Metadata = metadata,
            Values = _values,
            Schema = _schema,
            Templates = _templates,
            Files = _files,
            Dependencies = BuildSubcharts(subcharts, cancellationToken),
            Sources = [.. files.Where(file => !IsOfSubchart(file))],
            SubchartNames = subcharts,
        };
    }

    private void Place(ChartFile file, string name, CancellationToken cancellationToken)
    {
        switch (name)
        {
            case "Chart.yaml":
                break;
            case "Chart.lock":
                ChartLock.Check(file.Data, Place(file), _source);
                break;
            case "values.yaml":
                _values = ChartYaml.ReadValues(file.Data, Place(file), _source, cancellationToken);
                break;
            case "values.schema.json":
                _schema = file.Data;
                break;
            case "requirements.yaml":
                _metadata.Read(file.Data, Place(file));
                KeepWithFirstVersion(file);
                break;
            case "requirements.lock":
                ChartLock.Check(file.Data, Place(file), _source);
                KeepWithFirstVersion(file);
                break;
            default:
                PlaceByFolder(file);
                break;
        }
    }

    private void PlaceByFolder(ChartFile file)
    {
        if (file.Name.StartsWith("templates/", StringComparison.Ordinal))
        {
            _templates.Add(file);
        }
        else if (IsOfSubchart(file))
        {
            string inside = file.Name["charts/".Length..];
            string name = inside.Split('/', 2)[0];
            if (!_subcharts.TryGetValue(name, out List<ChartFile>? files))
            {
                _subcharts.Add(name, files = []);
            }

            files.Add(file with { Name = inside });
        }
        else
        {
            _files.Add(file);
        }
    }

    private void KeepWithFirstVersion(ChartFile file)
    {
        if (_metadata.ApiVersion == "v1")
        {
            _files.Add(file);
        }
    }

    private static bool IsOfSubchart(ChartFile file) =>
        file.Name.StartsWith("charts/", StringComparison.Ordinal) && !file.Name.EndsWith(".prov", StringComparison.Ordinal);

    private List<Chart> BuildSubcharts(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        List<Chart> charts = [];
        foreach (string name in names)
        {
            List<ChartFile> files = _subcharts[name];
            string source = Path.Combine(_source, "charts", name);
            IReadOnlyList<ChartFile> inside = name.EndsWith(".tgz", StringComparison.Ordinal)
                ? Unpack(files[0], name, source, cancellationToken)
                : [.. files.Where(file => file.Name.Length > name.Length).Select(file => file with { Name = file.Name[(name.Length + 1)..] })];
            charts.Add(Build(source, inside, _budget, _depth + 1, cancellationToken));
        }

        return charts;
    }

    private IReadOnlyList<ChartFile> Unpack(ChartFile archive, string name, string source, CancellationToken cancellationToken)
    {
        if (archive.Name != name)
        {
            throw ChartErrors.Invalid(source, "a name that ends in .tgz belongs to a packed chart, and it is a folder", "Rename the folder, or pack the chart.");
        }

        _budget.RequireDepth(_depth + 1);
        return ArchiveReader.Read(archive.Data, source, _budget, cancellationToken);
    }

    private string Place(ChartFile file) => Path.Combine(_source, file.Name);
}
