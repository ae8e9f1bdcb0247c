using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MeshInstall.Charts.Repositories;

namespace MeshInstall.Charts.Loading;

/// <summary>
/// Digests of what charts are made of: names and contents, in the order of the names, so that neither the times nor the order of files nor the way
/// they were packed matters.
/// </summary>
public static class ChartDigest
{
    private const byte FileMark = (byte)'f';
    private const byte ChartMark = (byte)'c';

    /// <summary>The digest of files.</summary>
    /// <param name="files">The files. Where two have one name, the order among them counts.</param>
    /// <returns><c>sha256:</c> and hexadecimal digits.</returns>
    public static string Of(IEnumerable<ChartFile> files) => Of(files, []);

    /// <summary>The digest of a chart's own files and the charts inside it, given by the names of their folders or packed files and their digests.</summary>
    internal static string Of(IEnumerable<ChartFile> files, IEnumerable<(string Name, string Digest)> subcharts)
    {
        ArgumentNullException.ThrowIfNull(files);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ChartFile file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            Append(hash, FileMark, file.Name, file.Data.Span);
        }

        foreach ((string name, string digest) in subcharts.OrderBy(chart => chart.Name, StringComparer.Ordinal))
        {
            Append(hash, ChartMark, name, Encoding.ASCII.GetBytes(digest));
        }

        return Sha256.Text(hash.GetHashAndReset());
    }

    // The lengths stand before the texts, so that no two lists of files are one row of bytes.
    private static void Append(IncrementalHash hash, byte mark, string name, ReadOnlySpan<byte> content)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        Span<byte> head = stackalloc byte[1 + sizeof(int) + sizeof(int)];
        head[0] = mark;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[5..], content.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
        hash.AppendData(content);
    }
}
