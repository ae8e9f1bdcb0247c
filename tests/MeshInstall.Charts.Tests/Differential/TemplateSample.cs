using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Differential;

/// <summary>A random template with its values.</summary>
/// <param name="Seed">Gives the same sample again.</param>
/// <param name="Template">The template.</param>
/// <param name="Values">Its values.</param>
internal sealed record TemplateSample(int Seed, Piece Template, MeshMap Values)
{
    public ExpansionCase ToCase(bool fails) => new(Template.ToString(), Values, fails);
}
