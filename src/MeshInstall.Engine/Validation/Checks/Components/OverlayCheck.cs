namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>Overlays name an object, and their patches a path that can be read.</summary>
internal sealed class OverlayCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (Place overlay in context.Components.SelectMany(component => component.Kubernetes["overlays"].Items()))
        {
            foreach (string field in new[] { "kind", "name" })
            {
                if (overlay.Map is not null && overlay[field].Text is null or "")
                {
                    context.Log.Error(
                        "OverlayWithoutTarget", overlay.Path, overlay.Node, $"The overlay does not say the {field} of the object it changes.",
                        $"Add '{field}'.");
                }
            }

            foreach (Place patch in overlay["patches"].Items().Where(patch => patch.Map is not null))
            {
                CheckPath(context, patch);
            }
        }
    }

    private static void CheckPath(CheckContext context, Place patch)
    {
        if (patch["path"].Text is not { Length: > 0 } path)
        {
            context.Log.Error(
                "InvalidOverlayPath", patch.Path, patch.Node, "The patch has no path.", "Add 'path', such as spec.template.spec.containers.[name:discovery].image.");
        }
        else if (!IsBalanced(path))
        {
            context.Log.Error(
                "InvalidOverlayPath", patch["path"].Path, patch["path"].Node, $"The path '{path}' has a bracket without its counterpart.",
                "Write selectors as [name:value] or [0].");
        }
    }

    private static bool IsBalanced(string path)
    {
        int depth = 0;
        foreach (char letter in path)
        {
            depth += letter switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }
}
