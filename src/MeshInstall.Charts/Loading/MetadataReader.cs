namespace MeshInstall.Charts.Loading;

/// <summary>
/// Reads the fields of Chart.yaml as Go's decoder would: names in any case, numbers and Booleans where a text is wanted, and a second document
/// (requirements.yaml) laid over the first.
/// </summary>
internal sealed class MetadataReader(string chart)
{
    private readonly Dictionary<string, string> _annotations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeshOrigin> _places = new(StringComparer.Ordinal);
    private ChartMetadata _metadata = new() { Name = string.Empty };
    private List<ChartMaintainer?> _maintainers = [];
    private List<ChartDependency?> _dependencies = [];

    /// <summary>Whether any document was read.</summary>
    public bool HasRead { get; private set; }

    public string ApiVersion => _metadata.ApiVersion;

    public void Read(ReadOnlyMemory<byte> content, string file)
    {
        HasRead = true;
        switch (ChartYaml.ReadFirst(content, file, chart))
        {
            case MeshMap map:
                foreach (KeyValuePair<string, MeshNode> entry in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    ReadField(entry.Key.ToLowerInvariant(), entry.Value);
                }

                break;
            case { IsNull: false } other:
                throw ChartFields.Wrong(chart, other, "the document", "a map");
        }
    }

    public void AssumeApiVersion(string version) => _metadata = _metadata.ApiVersion.Length == 0 ? _metadata with { ApiVersion = version } : _metadata;

    /// <summary>What was read, checked and cleaned.</summary>
    public ChartMetadata Build() =>
        new MetadataValidation(chart, _places).Check(_metadata with { Annotations = _annotations }, _maintainers, _dependencies);

    private void ReadField(string field, MeshNode node)
    {
        if (node.Origin is { } place)
        {
            _places[field] = place;
        }

        _metadata = field switch
        {
            "name" => _metadata with { Name = Text(node, "name", _metadata.Name) },
            "version" => _metadata with { Version = Text(node, "version", _metadata.Version) },
            "apiversion" => _metadata with { ApiVersion = Text(node, "apiVersion", _metadata.ApiVersion) },
            "appversion" => _metadata with { AppVersion = Text(node, "appVersion", _metadata.AppVersion) },
            "description" => _metadata with { Description = Text(node, "description", _metadata.Description) },
            "type" => _metadata with { Type = Text(node, "type", _metadata.Type) },
            "kubeversion" => _metadata with { KubeVersion = Text(node, "kubeVersion", _metadata.KubeVersion) },
            "home" => _metadata with { Home = Text(node, "home", _metadata.Home) },
            "icon" => _metadata with { Icon = Text(node, "icon", _metadata.Icon) },
            "condition" => _metadata with { Condition = Text(node, "condition", _metadata.Condition) },
            "tags" => _metadata with { Tags = Text(node, "tags", _metadata.Tags) },
            "deprecated" => _metadata with { Deprecated = ChartFields.Boolean(chart, node, "deprecated", _metadata.Deprecated) },
            "sources" => _metadata with { Sources = ChartFields.Texts(chart, node, "sources", _metadata.Sources) },
            "keywords" => _metadata with { Keywords = ChartFields.Texts(chart, node, "keywords", _metadata.Keywords) },
            _ => _metadata,
        };
        switch (field)
        {
            case "annotations":
                ChartFields.ReadTexts(chart, node, "annotations", _annotations);
                break;
            case "maintainers":
                _maintainers = ChartFields.Items(chart, node, "maintainers", _maintainers, ReadMaintainer);
                break;
            case "dependencies":
                _dependencies = ChartFields.Items(chart, node, "dependencies", _dependencies, ReadDependency);
                break;
        }
    }

    private string Text(MeshNode node, string field, string current) => ChartFields.Text(chart, node, field, current);

    private ChartMaintainer ReadMaintainer(MeshMap map, ChartMaintainer? current)
    {
        ChartMaintainer result = current ?? new ChartMaintainer(string.Empty, string.Empty, string.Empty);
        foreach (KeyValuePair<string, MeshNode> entry in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            result = entry.Key.ToLowerInvariant() switch
            {
                "name" => result with { Name = Text(entry.Value, "maintainers.name", result.Name) },
                "email" => result with { Email = Text(entry.Value, "maintainers.email", result.Email) },
                "url" => result with { Url = Text(entry.Value, "maintainers.url", result.Url) },
                _ => result,
            };
        }

        return result;
    }

    private ChartDependency ReadDependency(MeshMap map, ChartDependency? current)
    {
        ChartDependency result = current ?? new ChartDependency { Name = string.Empty };
        foreach (KeyValuePair<string, MeshNode> entry in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            MeshNode node = entry.Value;
            result = entry.Key.ToLowerInvariant() switch
            {
                "name" => result with { Name = Text(node, "dependencies.name", result.Name) },
                "version" => result with { Version = Text(node, "dependencies.version", result.Version) },
                "repository" => result with { Repository = Text(node, "dependencies.repository", result.Repository) },
                "condition" => result with { Condition = Text(node, "dependencies.condition", result.Condition) },
                "alias" => result with { Alias = Text(node, "dependencies.alias", result.Alias) },
                "tags" => result with { Tags = ChartFields.Texts(chart, node, "dependencies.tags", result.Tags) },
                "import-values" => result with { ImportValues = ChartFields.Nodes(chart, node, "dependencies.import-values") },
                "enabled" when ChartFields.Boolean(chart, node, "dependencies.enabled", false) => result,
                _ => result,
            };
        }

        return result;
    }
}
