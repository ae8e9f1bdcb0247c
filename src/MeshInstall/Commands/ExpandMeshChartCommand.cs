using System.Management.Automation;
using MeshInstall.Completion;
using MeshInstall.Engine.Rendering.Expansion;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Renders any Helm chart to objects, or to the text that <c>helm template</c> prints.</summary>
[Cmdlet(VerbsData.Expand, "MeshChart", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MeshResource), typeof(string))]
public sealed class ExpandMeshChartCommand : PathCommand
{
    private ExpansionOptions _options = new();

    /// <summary>The name of the release.</summary>
    [Parameter]
    [Alias("ReleaseName")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "release-name";

    /// <summary>The namespace of the release.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Namespace { get; set; } = "default";

    /// <summary>Hashtables or objects of values, in order, above the files.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Value { get; set; } = [];

    /// <summary>Files of values, in order; wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] ValuesPath { get; set; } = [];

    /// <summary>Settings in Helm's grammar, above the hashtables.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Set { get; set; } = [];

    /// <summary>Settings in Helm's grammar whose values stay text, above all others.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] SetString { get; set; } = [];

    /// <summary>The version of a chart in a repository or registry, or a range.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>The user of the repository or registry.</summary>
    [Parameter]
    [Credential]
    [ValidateNotNull]
    public PSCredential? ChartCredential { get; set; }

    /// <summary>The Kubernetes version to render for.</summary>
    [Parameter]
    [KubeVersion]
    public string? KubeVersion { get; set; }

    /// <summary>API versions that the cluster has besides those every cluster has.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ApiVersion { get; set; } = [];

    /// <summary>Renders as for an upgrade.</summary>
    [Parameter]
    public SwitchParameter Upgrade { get; set; }

    /// <summary>Adds what stands under <c>crds/</c>, in front.</summary>
    [Parameter]
    public SwitchParameter IncludeCrds { get; set; }

    /// <summary>Leaves out hooks.</summary>
    [Parameter]
    public SwitchParameter NoHooks { get; set; }

    /// <summary>Leaves out hooks that are tests.</summary>
    [Parameter]
    public SwitchParameter SkipTests { get; set; }

    /// <summary>Gives only what these templates wrote, such as <c>templates/service.yaml</c>; wildcards are those of helm.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TemplateCompletion))]
    public string[] ShowOnly { get; set; } = [];

    /// <summary>Does not hold the values against the schemas of the chart.</summary>
    [Parameter]
    public SwitchParameter SkipSchemaValidation { get; set; }

    /// <summary>Emits the text that <c>helm template</c> prints, one string for each chart.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override void Begin() => _options = new ExpansionOptions
    {
        ReleaseName = Name,
        Namespace = Namespace,
        ValuesFiles = [.. this.ResolveExisting(ValuesPath, isLiteral: false)],
        Values = [.. Value.Select(Values)],
        Set = Set,
        SetString = SetString,
        KubeVersion = KubeVersionText.Normalize(KubeVersion),
        ApiVersions = ApiVersion,
        IsUpgrade = Upgrade,
        IncludeCrds = IncludeCrds,
        NoHooks = NoHooks,
        SkipTests = SkipTests,
        ShowOnly = ShowOnly,
        SkipSchemaValidation = SkipSchemaValidation,
    };

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (string place in Places())
        {
            ChartLocation location = new(place) { Version = IsAddress(place) ? Version : null, Credential = ChartCredential?.GetNetworkCredential() };
            try
            {
                Write(Await(token => ChartExpander.ExpandAsync(location, _options, token)));
            }
            catch (MeshException exception)
            {
                WriteError(exception);
            }
        }
    }

    private void Write(ExpandedChart chart)
    {
        foreach (string warning in chart.Warnings)
        {
            WriteWarning($"{chart.Chart}: {warning}");
        }

        if (chart.Notes.Length > 0)
        {
            WriteVerbose(chart.Notes);
        }

        if (Raw)
        {
            WriteObject(chart.Write());
            return;
        }

        foreach (ExpandedDocument document in chart.Documents)
        {
            try
            {
                WriteObject(document.ReadResources(), enumerateCollection: true);
            }
            catch (MeshException exception)
            {
                WriteError(exception);
            }
        }
    }

    private static MeshMap Values(object value) => PlainValue.ToNode(value, new MeshOrigin(MeshOriginKind.Parameter, "-Value")) as MeshMap
        ?? throw new MeshException(
            "ValueInvalid", MeshErrorKind.InvalidArgument, "-Value takes hashtables and objects, not single values.", "Give a hashtable: -Value @{ name = 'x' }.", "-Value");

    private IEnumerable<string> Places() => (ParameterSetName == LiteralPathSet ? LiteralPath : Path).Any(IsAddress)
        ? (ParameterSetName == LiteralPathSet ? LiteralPath : Path).SelectMany(Resolve)
        : Files();

    private IEnumerable<string> Resolve(string place) =>
        IsAddress(place) ? [place] : this.ResolveExisting([place], isLiteral: ParameterSetName == LiteralPathSet);

    private static bool IsAddress(string place) => place.Contains("://", StringComparison.Ordinal);
}
