using System.Collections;
using MeshInstall.Engine.Components;

namespace MeshInstall.Completion;

/// <summary>Completes the names of components from the catalogue.</summary>
public sealed class ComponentCompletion : CompletionBase
{
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) =>
        ComponentCatalog.All.Select(kind => new Candidate(
            kind.Name,
            kind.DependsOn.Count == 0 ? $"spec.components.{kind.SpecField}" : $"spec.components.{kind.SpecField}, after {string.Join(", ", kind.DependsOn)}"));
}
