using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Converting;

/// <summary>Puts what earlier releases took for a configuration into today's frame: apiVersion, kind, metadata and spec.</summary>
internal static class DocumentFrame
{
    private const string OldKind = "IstioControlPlane";
    private static readonly string[] OldVersions = ["install.istio.io/v1alpha2", "operator.istio.io/v1alpha1"];
    private static readonly string[] Fields = ["apiVersion", "kind", "metadata", "spec", "status"];

    /// <summary>The document in today's frame; an IstioControlPlane, a bare <c>spec</c> and bare Helm values get one.</summary>
    public static MeshMap Convert(MeshMap document, ChangeLog log)
    {
        if (document.Count == 0 || Fields.Any(document.ContainsKey))
        {
            return Rename(Rename(document, "apiVersion", OldVersions, ConfigDocument.ApiVersion, log), "kind", [OldKind], ConfigDocument.Kind, log);
        }

        ObjectSchema spec = (ObjectSchema)SchemaLibrary.Default.Document.Find("spec")!.Type;
        ObjectSchema values = (ObjectSchema)spec.Find("values")!.Type;
        bool ofSpec = document.Keys.All(key => Knows(spec, key));
        if (!ofSpec && !document.Keys.All(key => Knows(values, key)))
        {
            return document;
        }

        MeshMap inner = ofSpec ? document : new MeshMap.Builder().Add("values", document).Build(document.Origin);
        string path = ofSpec ? "spec" : "spec.values";
        log.Framed(path, document, ofSpec ? "A configuration stands under spec." : "Values of Helm charts stand under spec.values.");
        return ConfigDocument.Frame(new MeshMap.Builder().Add("spec", inner).Build(document.Origin));
    }

    private static bool Knows(ObjectSchema schema, string key) => schema.Find(key) is not null || schema.FindNote(key) is not null;

    private static MeshMap Rename(MeshMap document, string key, string[] old, string today, ChangeLog log)
    {
        if (document.Find(key) is not MeshScalar { Value: string text } scalar || !old.Contains(text, StringComparer.Ordinal))
        {
            return document;
        }

        MeshScalar renamed = new(today, scalar.Origin);
        log.Rewritten(key, scalar, renamed, "This is what Istio calls a configuration since 1.5.");
        return document.With(key, renamed);
    }
}
