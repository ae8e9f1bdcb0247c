using System.Collections.Concurrent;

namespace MeshInstall.Engine.Profiles;

/// <summary>The profiles in one folder: <c>default.yaml</c>, and others that stand on it. Safe for use by several threads.</summary>
public sealed class ProfileCatalog
{
    /// <summary>The profile below all others.</summary>
    public const string DefaultName = "default";

    private readonly ConcurrentDictionary<string, ProfileFile> _read = new(StringComparer.Ordinal);

    /// <summary>The profiles in <paramref name="folder"/>, which need not exist yet.</summary>
    public ProfileCatalog(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.GetFullPath(folder);
    }

    /// <summary>The folder, as a full path.</summary>
    public string Folder { get; }

    /// <summary>
    /// The profiles of a chart package: <paramref name="path"/> is the folder of an Istio release, its <c>manifests</c> folder, or a folder of
    /// profiles; null where it has none.
    /// </summary>
    public static ProfileCatalog? OfPackage(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string[] candidates = [Path.Combine(path, "profiles"), Path.Combine(path, "manifests", "profiles"), path];
        string? folder = Array.Find(candidates, candidate => File.Exists(Path.Combine(candidate, DefaultName + ".yaml")));
        return folder is null ? null : new ProfileCatalog(folder);
    }

    /// <summary>The names of the profiles, sorted, the default one first.</summary>
    public IReadOnlyList<string> Names()
    {
        string[] names = Directory.Exists(Folder)
            ? Array.ConvertAll(Directory.GetFiles(Folder, "*.yaml"), file => Path.GetFileNameWithoutExtension(file))
            : [];
        return [.. names.OrderBy(name => name != DefaultName).ThenBy(name => name, StringComparer.Ordinal)];
    }

    /// <summary>The profiles with their descriptions, in the order of <see cref="Names"/>.</summary>
    /// <exception cref="MeshException"><c>ProfileInvalid</c>: a file cannot be read.</exception>
    public IReadOnlyList<MeshProfile> List() =>
        [.. Names().Select(name => new MeshProfile(name, Read(name).Description, FileOf(name)))];

    /// <summary>
    /// The layers of a profile, lowest first: the default one, the named one, and the name itself as <c>spec.profile</c>. The name is
    /// found in any case, and only in this folder.
    /// </summary>
    /// <exception cref="MeshException"><c>ProfileNotFound</c> names the profiles there are; <c>ProfileInvalid</c> says where the file is wrong.</exception>
    public IReadOnlyList<MeshLayer> Load(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        IReadOnlyList<string> names = Names();
        string found = names.FirstOrDefault(known => known == name)
            ?? names.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
            ?? throw ProfileErrors.NotFound(name, names, Folder);
        if (!names.Contains(DefaultName))
        {
            throw ProfileErrors.NotFound(DefaultName, names, Folder);
        }

        MeshOrigin origin = new(MeshOriginKind.Profile, found);
        MeshLayer naming = MeshLayer.OfValue("spec.profile", new MeshScalar(found, origin), origin);
        MeshLayer[] standing = found == DefaultName ? [Layer(DefaultName)] : [Layer(DefaultName), Layer(found)];
        return [.. standing, naming];
    }

    private MeshLayer Layer(string name) => MeshLayer.OfDocument(Read(name).Document, new MeshOrigin(MeshOriginKind.Profile, name));

    private ProfileFile Read(string name)
    {
        FileInfo file = new(FileOf(name));
        if (_read.TryGetValue(name, out ProfileFile? read) && read.IsCurrent(file))
        {
            return read;
        }

        return _read[name] = ProfileFile.Read(name, file);
    }

    private string FileOf(string name) => Path.Combine(Folder, name + ".yaml");
}
