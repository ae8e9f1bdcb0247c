using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Engine.Exporting;

/// <summary>The file that makes a folder one for <c>kubectl apply -k</c>.</summary>
public static class Kustomization
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "kustomization.yaml";

    /// <summary>A kustomization of the files that keeps their order, which is that of applying.</summary>
    public static ManifestFile Of(IReadOnlyList<ManifestFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        MeshMap document = new MeshMap.Builder()
            .Add("apiVersion", "kustomize.config.k8s.io/v1beta1")
            .Add("kind", "Kustomization")
            .Add("resources", new MeshList(files.Select(file => new MeshScalar(file.Name))))
            .Add("sortOptions", new MeshMap.Builder().Add("order", "fifo").Build())
            .Build();
        return new ManifestFile(FileName, YamlWriter.ToText(document));
    }
}
