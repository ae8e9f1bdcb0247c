using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Engine.Tests.Rendering;

public sealed class ComponentGraphTests
{
    [Fact]
    public void Each_kind_follows_what_it_depends_on_however_they_are_given()
    {
        IReadOnlyList<ComponentKind> sorted = ComponentGraph.Sort([.. ComponentCatalog.All.Reverse()]);

        Assert.Equal(ComponentCatalog.All.Count, sorted.Count);
        Assert.All(sorted, kind => Assert.All(kind.DependsOn, name => Assert.Contains(sorted.TakeWhile(other => other != kind), other => other.Name == name)));
    }

    [Fact]
    public void A_circle_is_an_error_that_shows_it()
    {
        MeshException error = Assert.Throws<MeshException>(() => ComponentGraph.Sort([Kind("A", "B"), Kind("B", "C"), Kind("C", "B")]));

        Assert.Equal("ComponentGraphInvalid", error.ErrorId);
        Assert.Contains("B -> C -> B", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dependency_that_does_not_exist_is_an_error_that_names_it() =>
        Assert.Contains("'Gone'", Assert.Throws<MeshException>(() => ComponentGraph.Sort([Kind("A", "Gone")])).Message, StringComparison.Ordinal);

    private static ComponentKind Kind(string name, params string[] dependsOn) => ComponentCatalog.All[0] with { Name = name, DependsOn = dependsOn };
}
