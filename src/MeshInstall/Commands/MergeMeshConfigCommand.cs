using System.Management.Automation;
using MeshInstall.Engine.Configuration;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>
/// Puts documents, values and settings on top of a configuration. Within one call the order is <c>-Path</c>, <c>-Value</c>, <c>-Set</c>; what is
/// given later wins. Calls can follow each other in the pipeline.
/// </summary>
[Cmdlet(VerbsData.Merge, "MeshConfig")]
[OutputType(typeof(MeshConfig))]
public sealed class MergeMeshConfigCommand : MeshCommand
{
    private readonly List<MeshLayer> _layers = [];

    /// <summary>The configuration to put them on.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshConfig InputObject { get; set; } = null!;

    /// <summary>IstioOperator documents, in order; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Hashtables or objects, in order: the contents of <c>spec</c>, or a whole document.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Value { get; set; } = [];

    /// <summary>Settings as <c>path=value</c>, in order, with istioctl's paths.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Set { get; set; } = [];

    /// <summary>What happens to lists that both sides have.</summary>
    [Parameter]
    public MeshListStrategy ListStrategy { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        foreach (string file in this.ResolveExisting(Path, isLiteral: false))
        {
            _layers.Add(Await(token => ConfigReader.ReadFileAsync(file, ListStrategy, token)));
        }

        foreach (object value in Value)
        {
            MeshNode node = PlainValue.ToNode(value, new MeshOrigin(MeshOriginKind.Parameter, "-Value"));
            _layers.Add(ConfigReader.ReadValue(node, "-Value", ListStrategy));
        }

        _layers.AddRange(Set.Select(setting => SetExpression.Parse(setting).ToLayer()));
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        MeshConfig merged = InputObject.WithLayers(_layers);

        // Resolved here, so that a path that does not fit is an error of this cmdlet, not of whoever looks first.
        _ = merged.Document;
        WriteObject(merged);
    }
}
