using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace MeshInstall.Charts.Loading;

/// <summary>Reads files and streams whole, up to a bound.</summary>
internal static class BoundedFile
{
    private const int BlockSize = 81_920;

    public static byte[] Read(string path, long limit)
    {
        try
        {
            if (new FileInfo(path).Length == 0)
            {
                // Never opened: a named pipe has no length either, and opening one would wait for ever.
                return [];
            }

            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
            long length = RandomAccess.GetLength(file);
            if (length > limit)
            {
                throw TooLarge(path, limit);
            }

            byte[] content = new byte[length];
            int count, filled = 0;
            while (filled < content.Length && (count = RandomAccess.Read(file, content.AsSpan(filled), filled)) > 0)
            {
                filled += count;
            }

            return filled == content.Length ? content : content[..filled];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw ChartErrors.Unreadable(path, exception.Message.TrimEnd('.'), exception);
        }
    }

    public static async Task<byte[]> ReadAsync(string path, long limit, CancellationToken cancellationToken)
    {
        try
        {
            FileInfo file = new(path);
            if (file.Length == 0)
            {
                return [];
            }

            FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            await using (stream.ConfigureAwait(false))
            {
                return await ReadAsync(stream, path, limit, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw ChartErrors.Unreadable(path, exception.Message.TrimEnd('.'), exception);
        }
    }

    public static async Task<byte[]> ReadAsync(Stream stream, string name, long limit, CancellationToken cancellationToken)
    {
        try
        {
            using MemoryStream content = new(stream.CanSeek ? (int)Math.Min(stream.Length - stream.Position, Math.Min(limit, BlockSize * 64)) : 0);
            byte[] block = new byte[BlockSize];
            int count;
            while ((count = await stream.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (content.Length + count > limit)
                {
                    throw TooLarge(name, limit);
                }

                await content.WriteAsync(block.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            }

            return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException or InvalidDataException)
        {
            throw ChartErrors.Unreadable(name, exception.Message.TrimEnd('.'), exception);
        }
    }

    private static ChartException TooLarge(string name, long limit) =>
        ChartErrors.TooLarge(name, string.Create(CultureInfo.InvariantCulture, $"the file has more than {limit} bytes"));
}
