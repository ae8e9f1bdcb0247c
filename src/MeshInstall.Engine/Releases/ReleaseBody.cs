using System.Buffers;
using System.IO.Compression;
using System.Text.Json;

namespace MeshInstall.Engine.Releases;

/// <summary>The body of a release: JSON, compressed, in parts that fit a Secret.</summary>
/// <remarks>
/// The default profile takes about 32 kB with the built-in charts and 54 kB with Istio's own, definitions included, so releases share nothing
/// with each other.
/// </remarks>
internal static class ReleaseBody
{
    /// <summary>The version of the JSON.</summary>
    public const int Format = 1;

    /// <summary>The most bytes of one part. The server allows 1 MiB for a Secret.</summary>
    public const int MaxPartBytes = 700_000;

    /// <summary>The most parts.</summary>
    public const int MaxParts = 8;

    /// <summary>The most bytes of JSON.</summary>
    public const int MaxJsonBytes = 64 * 1024 * 1024;

    private const int MaxJsonDepth = 200;

    /// <exception cref="MeshException"><c>ReleaseTooLarge</c>.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Pack(ReleaseRecord record, string attempt)
    {
        ArrayBufferWriter<byte> json = new(1024 * 1024);
        MeshJson.Write(json, Encode(record, attempt));
        if (json.WrittenCount > MaxJsonBytes)
        {
            throw ReleaseErrors.TooLarge($"it has {json.WrittenCount / 1024 / 1024} MiB, more than {MaxJsonBytes / 1024 / 1024} MiB");
        }

        byte[] packed = Compress(json.WrittenSpan);
        return packed.Length <= MaxPartBytes * MaxParts
            ? [.. Enumerable.Range(0, (packed.Length + MaxPartBytes - 1) / MaxPartBytes)
                .Select(part => new ReadOnlyMemory<byte>(packed, part * MaxPartBytes, Math.Min(MaxPartBytes, packed.Length - (part * MaxPartBytes))))]
            : throw ReleaseErrors.TooLarge($"it has {packed.Length / 1024} KiB after compression, more than the {MaxPartBytes * MaxParts / 1024} KiB of {MaxParts} Secrets");
    }

    /// <summary>The record of which <paramref name="packed"/> are the bytes of all parts.</summary>
    /// <exception cref="FormatException">They are not; the message says why.</exception>
    public static ReleaseRecord Unpack(ReleaseHeader header, ReadOnlySpan<byte> packed, IMeshConfigResolver? profiles)
    {
        if (Parse(Decompress(packed)) is not MeshMap body || (body.Find("format") as MeshScalar)?.Value is not long format)
        {
            throw new FormatException("it holds no release");
        }

        if (format != Format)
        {
            throw new FormatException($"it has format {format}, and this version of MeshInstall knows format {Format}");
        }

        MeshRelease release = header.Release;
        if (body.Text("namespace") != release.Namespace || body.Text("revision") != release.Revision || body.Find("number") is not { } number
            || !number.Equals(new MeshScalar(release.Number)) || body.Text("attempt") != header.Attempt)
        {
            throw new FormatException("it holds another release");
        }

        return new ReleaseRecord
        {
            Release = release,
            Config = body.FindMap("config") is { } config ? RecordedConfig.Decode(config, profiles) : null,
            Manifests = [.. body.Maps("manifests").Select(RecordedManifest.Decode)],
        };
    }

    private static MeshMap Encode(ReleaseRecord record, string attempt)
    {
        MeshMap.Builder body = new MeshMap.Builder()
            .Add("format", new MeshScalar(Format))
            .Add("attempt", attempt)
            .Add("namespace", record.Release.Namespace)
            .Add("revision", record.Release.Revision)
            .Add("number", new MeshScalar(record.Release.Number));
        if (record.Config is not null)
        {
            body.Add("config", RecordedConfig.Encode(record.Config));
        }

        return body.Add("manifests", new MeshList(record.Manifests.Select(RecordedManifest.Encode))).Build();
    }

    private static byte[] Compress(ReadOnlySpan<byte> json)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(json);
        }

        return packed.ToArray();
    }

    private static ReadOnlyMemory<byte> Decompress(ReadOnlySpan<byte> packed)
    {
        using MemoryStream source = new(packed.ToArray(), writable: false);
        using GZipStream gzip = new(source, CompressionMode.Decompress);
        ArrayBufferWriter<byte> json = new(1024 * 1024);
        try
        {
            for (int read; (read = gzip.Read(json.GetSpan(64 * 1024))) > 0;)
            {
                json.Advance(read);
                if (json.WrittenCount > MaxJsonBytes)
                {
                    throw new FormatException($"it unpacks to more than {MaxJsonBytes / 1024 / 1024} MiB");
                }
            }
        }
        catch (InvalidDataException error)
        {
            throw new FormatException("its data is not gzip", error);
        }

        return json.WrittenMemory;
    }

    private static MeshNode Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return MeshJson.Parse(json.Span, MaxJsonDepth);
        }
        catch (JsonException error)
        {
            // The parser's own message may quote the text, which may be of a secret.
            throw new FormatException($"its data is not JSON, or nests too deeply (line {error.LineNumber}, byte {error.BytePositionInLine})");
        }
    }
}
