using System.Text;
using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Repositories;

/// <summary>
/// What was fetched, kept by its digest, so that a damaged or foreign file is never taken for it; and notes of which digest an address had last. Several
/// processes may share the folder: a file appears there whole or not at all. A cache that cannot be written is no error.
/// </summary>
internal sealed class ChartCache
{
    private const long MaxNoteBytes = 64 * 1024;
    private readonly string _folder;

    public ChartCache(ChartFetchOptions options) => _folder = options.CacheFolder ?? DefaultFolder(options.EnvironmentVariable);

    public async Task<byte[]?> FindAsync(string digest, long limit, CancellationToken cancellationToken)
    {
        string file = ContentFile(digest);
        byte[]? content = await ReadAsync(file, limit, cancellationToken).ConfigureAwait(false);
        if (content is not null && Sha256.Of(content) != digest)
        {
            Delete(file);
            return null;
        }

        return content;
    }

    public async Task KeepAsync(string digest, byte[] content, CancellationToken cancellationToken)
    {
        if (_folder.Length > 0 && !File.Exists(ContentFile(digest)))
        {
            await WriteAsync(ContentFile(digest), content, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The note under a key; null where there is none.</summary>
    public async Task<MeshMap?> FindNoteAsync(string key, CancellationToken cancellationToken)
    {
        byte[]? content = await ReadAsync(NoteFile(key), MaxNoteBytes, cancellationToken).ConfigureAwait(false);
        try
        {
            return content is null ? null : MeshJson.Parse(content) as MeshMap;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    public Task KeepNoteAsync(string key, MeshMap note, CancellationToken cancellationToken) =>
        _folder.Length == 0 ? Task.CompletedTask : WriteAsync(NoteFile(key), Encoding.UTF8.GetBytes(MeshJson.ToText(note)), cancellationToken);

    private static string DefaultFolder(Func<string, string?> variable)
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string caches = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : variable("XDG_CACHE_HOME") is { Length: > 0 } named && Path.IsPathRooted(named) ? named
            : home.Length == 0 ? string.Empty
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Path.Combine(home, ".cache");
        return caches.Length == 0 ? string.Empty : Path.Combine(caches, "MeshInstall", "charts");
    }

    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process has it open; its content is held against the digest each time it is read.
        }
    }

    private async Task<byte[]?> ReadAsync(string file, long limit, CancellationToken cancellationToken)
    {
        if (_folder.Length == 0 || !File.Exists(file))
        {
            return null;
        }

        try
        {
            return await BoundedFile.ReadAsync(file, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (ChartException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(string file, byte[] content, CancellationToken cancellationToken)
    {
        string temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(temporary, content, cancellationToken).ConfigureAwait(false);
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            Delete(temporary);
        }
        catch (OperationCanceledException)
        {
            Delete(temporary);
            throw;
        }
    }

    private string ContentFile(string digest) => Path.Combine(_folder, "sha256", Sha256.Hex(digest));

    private string NoteFile(string key) => Path.Combine(_folder, "notes", Sha256.Hex(Sha256.Of(Encoding.UTF8.GetBytes(key))) + ".json");
}
