using MeshInstall.Charts.Yaml;

namespace MeshInstall.Engine.Configuration;

/// <summary>Reads text files that must not be large; the length is checked before anything is read.</summary>
internal static class BoundedFile
{
    /// <summary>The most bytes of a configuration file: hundreds of times what a full IstioOperator document needs.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const int FirstBuffer = 16 * 1024;

    public static string ReadText(string path, MeshOriginKind kind, string sourceName)
    {
        try
        {
            using FileStream file = Open(path, FileOptions.None);
            using MemoryStream content = Buffer(file);
            byte[] block = new byte[FirstBuffer];
            for (int read = file.Read(block); read > 0; read = file.Read(block))
            {
                Append(content, block.AsSpan(0, read), path);
            }

            return YamlText.Decode(content.GetBuffer().AsSpan(0, (int)content.Length), sourceName, kind);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception);
        }
    }

    public static async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            FileStream file = Open(path, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                using MemoryStream content = Buffer(file);
                byte[] block = new byte[FirstBuffer];
                int read;
                while ((read = await file.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    Append(content, block.AsSpan(0, read), path);
                }

                return YamlText.Decode(content.GetBuffer().AsSpan(0, (int)content.Length), path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception);
        }
    }

    private static FileStream Open(string path, FileOptions options)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("it is a folder");
        }

        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, options);
        if (file.CanSeek && file.Length > MaxBytes)
        {
            long length = file.Length;
            file.Dispose();
            throw ConfigErrors.TooLarge(path, length);
        }

        return file;
    }

    private static MemoryStream Buffer(FileStream file) => new(file.CanSeek ? (int)file.Length : FirstBuffer);

    private static void Append(MemoryStream content, ReadOnlySpan<byte> block, string path)
    {
        if (content.Length + block.Length > MaxBytes)
        {
            throw ConfigErrors.TooLarge(path, content.Length + block.Length);
        }

        content.Write(block);
    }

    private static MeshException Unreadable(string path, Exception exception) =>
        exception is FileNotFoundException or DirectoryNotFoundException ? ConfigErrors.NotFound(path, exception) : ConfigErrors.Unreadable(path, exception);
}
