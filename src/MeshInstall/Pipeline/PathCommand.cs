using System.Management.Automation;

namespace MeshInstall.Pipeline;

/// <summary>The base of cmdlets that read files: <c>-Path</c> with wildcards, or <c>-LiteralPath</c>.</summary>
public abstract class PathCommand : MeshCommand
{
    /// <summary>The parameter set of <c>-Path</c>.</summary>
    protected const string PathSet = "Path";

    /// <summary>The parameter set of <c>-LiteralPath</c>.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>The files to read; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The files to read, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The files of the file system that the parameters name.</summary>
    /// <exception cref="MeshException">A path names nothing, or something outside the file system.</exception>
    protected IEnumerable<string> Files() => ParameterSetName == LiteralPathSet
        ? this.ResolveExisting(LiteralPath, isLiteral: true)
        : this.ResolveExisting(Path, isLiteral: false);
}
