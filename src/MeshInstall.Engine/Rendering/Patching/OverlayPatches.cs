using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>Applies a component's overlays: values written to paths of named objects.</summary>
internal static class OverlayPatches
{
    /// <summary>Changes <paramref name="resources"/> as the overlays want; one that matches no object is a warning that names the candidates.</summary>
    public static void Apply(ComponentInstance component, MeshResource[] resources, List<string> warnings)
    {
        foreach (MeshMap overlay in component.Kubernetes.FindList("overlays")?.OfType<MeshMap>() ?? [])
        {
            string kind = overlay.FindText("kind") ?? string.Empty;
            string name = overlay.FindText("name") ?? string.Empty;
            bool matched = false;
            for (int index = 0; index < resources.Length; index++)
            {
                if (resources[index].Kind == kind && resources[index].Name == name)
                {
                    matched = true;
                    resources[index] = Patch(resources[index], overlay);
                }
            }

            if (!matched)
            {
                warnings.Add(NothingMatches(overlay, kind, name, resources));
            }
        }
    }

    private static MeshResource Patch(MeshResource resource, MeshMap overlay)
    {
        MeshNode body = resource.Body;
        foreach (MeshMap patch in overlay.FindList("patches")?.OfType<MeshMap>() ?? [])
        {
            body = OverlayWriter.Write(body, OverlayPath.Parse(patch.FindText("path") ?? string.Empty, patch.Origin), patch.Find("value"), resource);
        }

        try
        {
            return new MeshResource((MeshMap)body);
        }
        catch (ArgumentException error)
        {
            throw OverlayErrors.Invalid($"The overlay of {resource} leaves no usable object: {error.Message}", overlay.Origin, resource);
        }
    }

    private static string NothingMatches(MeshMap overlay, string kind, string name, IReadOnlyList<MeshResource> resources)
    {
        string[] sameKind = [.. resources.Where(resource => resource.Kind == kind).Select(resource => resource.Name)];
        string candidates = sameKind.Length > 0
            ? $"{kind} objects of this component: {string.Join(", ", sameKind)}"
            : $"kinds of this component: {string.Join(", ", resources.Select(resource => resource.Kind).Distinct())}";
        string place = overlay.Origin is null ? string.Empty : $" ({overlay.Origin})";
        return $"the overlay{place} of {kind} '{name}' matches no object and changes nothing; {candidates}.";
    }
}
