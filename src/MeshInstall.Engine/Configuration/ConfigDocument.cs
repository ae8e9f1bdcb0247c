namespace MeshInstall.Engine.Configuration;

/// <summary>The frame of an IstioOperator document.</summary>
public static class ConfigDocument
{
    /// <summary>The API version of the documents.</summary>
    public const string ApiVersion = "install.istio.io/v1alpha1";

    /// <summary>The kind of the documents.</summary>
    public const string Kind = "IstioOperator";

    /// <summary>
    /// The values that all charts of a resolved document get: <c>spec.values</c> with <c>spec.unvalidatedValues</c> on top, which are not checked.
    /// </summary>
    public static MeshMap ChartValues(MeshMap document)
    {
        ArgumentNullException.ThrowIfNull(document);
        MeshMap spec = document.FindMap("spec") ?? MeshMap.Empty;
        return MeshMerge.Merge(spec.FindMap("values") ?? MeshMap.Empty, spec.FindMap("unvalidatedValues") ?? MeshMap.Empty);
    }

    /// <summary>The document with apiVersion, kind, metadata and spec first, in that order, each of them there.</summary>
    internal static MeshMap Frame(MeshMap document)
    {
        MeshMap.Builder framed = new(document.Count + 4);
        framed.Add("apiVersion", document.Find("apiVersion") ?? new MeshScalar(ApiVersion));
        framed.Add("kind", document.Find("kind") ?? new MeshScalar(Kind));
        framed.Add("metadata", document.Find("metadata") ?? MeshMap.Empty);
        framed.Add("spec", document.Find("spec") ?? MeshMap.Empty);
        foreach (KeyValuePair<string, MeshNode> entry in document)
        {
            framed[entry.Key] = entry.Value;
        }

        return framed.Build(document.Origin);
    }
}
