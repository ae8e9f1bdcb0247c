using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Profiles;

/// <summary>A profile's file as it was read, and how to see that it changed since.</summary>
internal sealed record ProfileFile(MeshMap Document, string Description, DateTime LastWrite, long Length)
{
    public bool IsCurrent(FileInfo file) => file.Exists && file.LastWriteTimeUtc == LastWrite && file.Length == Length;

    public static ProfileFile Read(string name, FileInfo file)
    {
        try
        {
            string text = BoundedFile.ReadText(file.FullName, MeshOriginKind.Profile, name);
            MeshNode? root = YamlReader.ReadSingle(text, name, new YamlReaderOptions { OriginKind = MeshOriginKind.Profile });
            if (root is not MeshMap document || document.Find("spec") is not (null or MeshMap or { IsNull: true }))
            {
                throw ProfileErrors.Invalid(name, file.FullName, $"{root?.Origin ?? new MeshOrigin(MeshOriginKind.Profile, name)}: a profile is a map with a map under 'spec'.", cause: null);
            }

            return new ProfileFile(document.FindMap("spec") is null ? document.Without("spec") : document, FirstComment(text), file.LastWriteTimeUtc, file.Length);
        }
        catch (MeshException exception) when (exception.ErrorId != ProfileErrors.InvalidId)
        {
            throw ProfileErrors.Invalid(name, file.FullName, exception.Message, exception);
        }
    }

    private static string FirstComment(string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> trimmed = line.Trim();
            if (!trimmed.IsEmpty)
            {
                return trimmed[0] == '#' ? trimmed.TrimStart('#').Trim().ToString() : string.Empty;
            }
        }

        return string.Empty;
    }
}
