namespace MeshInstall.Charts.Loading;

/// <summary>
/// What the tar reader reads from: counts what comes, stops at a bound, and refuses the one large read in which the reader fetches a name of many
/// megabytes at once.
/// </summary>
internal sealed class TarSource(Stream unpacked, long limit, Func<ChartException> tooLarge) : Stream
{
    private const int LongestName = 1024 * 1024;

    private bool _inContent;

    /// <summary>The bytes read.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the stream ended, rather than the tar in it.</summary>
    public bool ReachedEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    /// <summary>Says that a file's content is read next, in reads as long as the file.</summary>
    public void ExpectContent(bool expected) => _inContent = expected;

    /// <summary>Reads what is left, so that the checksum at the end of the packing is held against the content: the tar reader checks none.</summary>
    public void ReadToEnd(CancellationToken cancellationToken)
    {
        Span<byte> rest = stackalloc byte[4096];
        while (Read(rest) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length > LongestName && !_inContent)
        {
            throw new InvalidDataException("An entry has a name of more than a million bytes");
        }

        int count = unpacked.Read(buffer);
        ReachedEnd |= count == 0 && buffer.Length > 0;
        Count += count;
        return Count <= limit ? count : throw tooLarge();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
