using MeshInstall.Engine.Validation.Checks;
using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Validation;

/// <summary>
/// Finds what is wrong in a configuration without asking a cluster: unknown, removed and mistyped fields, values that cannot work, and
/// values that contradict each other. Safe for use from many threads at once.
/// </summary>
public sealed class ConfigValidator
{
    private readonly FieldAdvisor _advisor = new(new FieldIndex(SchemaLibrary.Default.Document));

    /// <summary>Everything wrong in the resolved document of <paramref name="config"/>, in the order of the document.</summary>
    /// <exception cref="MeshException">The layers cannot be resolved.</exception>
    public IReadOnlyList<MeshValidationIssue> Validate(MeshConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Validate(config.Document);
    }

    /// <summary>Everything wrong in a resolved document (apiVersion, kind, metadata, spec), in its order.</summary>
    public IReadOnlyList<MeshValidationIssue> Validate(MeshMap document)
    {
        ArgumentNullException.ThrowIfNull(document);
        IssueLog log = new();
        new SchemaWalker(log, _advisor).Walk(NodePath.Root, document, SchemaLibrary.Default.Document);
        CheckContext context = new(document, log);
        foreach (ICheck check in CheckCatalog.All)
        {
            check.Run(context);
        }

        return log.InOrderOf(document);
    }
}
