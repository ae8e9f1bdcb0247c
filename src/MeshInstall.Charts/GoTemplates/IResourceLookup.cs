namespace MeshInstall.Charts.GoTemplates;

/// <summary>Answers the template function <c>lookup</c> from a cluster.</summary>
public interface IResourceLookup
{
    /// <summary>The object, or null where there is none; with an empty name the list object of the kind.</summary>
    /// <param name="apiVersion">The group and version, such as <c>apps/v1</c>.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="ns">The namespace; empty for cluster-scoped objects and for all namespaces.</param>
    /// <param name="name">The name; empty for a list.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    MeshMap? Lookup(string apiVersion, string kind, string ns, string name, CancellationToken cancellationToken);
}
