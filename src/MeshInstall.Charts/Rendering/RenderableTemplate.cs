using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Rendering;

/// <summary>One template and what it runs on.</summary>
/// <param name="Path">Its path in results, such as <c>mesh/charts/proxy/templates/service.yaml</c>.</param>
/// <param name="BasePath">The folder of its chart's templates.</param>
/// <param name="Text">Its text.</param>
/// <param name="Root">The root, which it shares with the other templates of its chart.</param>
internal sealed record RenderableTemplate(string Path, string BasePath, string Text, GoMap Root)
{
    /// <summary>Tells the templates which of them is running.</summary>
    public void Enter()
    {
        GoMap template = new(ValuesType.Instance, capacity: 2);
        template["Name"] = Path;
        template["BasePath"] = BasePath;
        Root["Template"] = template;
    }
}
