namespace MeshInstall.Engine.Validation.Checks;

/// <summary>Namespaces are DNS-1123 labels.</summary>
internal sealed class NamespaceCheck : ICheck
{
    public void Run(CheckContext context)
    {
        IEnumerable<Place> namespaces =
        [
            context.Document.Find("metadata", "namespace"),
            context.Spec["namespace"],
            context.Values.Find("global", "istioNamespace"),
            .. context.Components.Select(component => component.Place["namespace"]),
        ];
        foreach (Place place in namespaces)
        {
            if (place.Text is { Length: > 0 } text && !DnsNames.IsLabel(text))
            {
                context.Log.Error(
                    "InvalidNamespace", place.Path, place.Node, $"'{text}' cannot name a namespace.",
                    "Write up to 63 lower-case letters, digits and hyphens, with no hyphen at either end, such as istio-system.");
            }
        }
    }
}
