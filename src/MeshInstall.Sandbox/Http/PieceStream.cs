namespace MeshInstall.Sandbox.Http;

/// <summary>Reads pieces that come one by one as a stream; nothing is made before it is read.</summary>
internal sealed class PieceStream : Stream
{
    private readonly CancellationTokenSource _closed = new();
    private readonly IAsyncEnumerator<ReadOnlyMemory<byte>> _pieces;
    private ReadOnlyMemory<byte> _rest;

    public PieceStream(IAsyncEnumerable<ReadOnlyMemory<byte>> pieces) => _pieces = pieces.GetAsyncEnumerator(_closed.Token);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        // The enumerator has the stream's own token; a cancelled read ends the stream, as it does on a socket.
        using var cancelled = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _closed);
        while (_rest.IsEmpty)
        {
            if (!await _pieces.MoveNextAsync().ConfigureAwait(false))
            {
                return 0;
            }

            _rest = _pieces.Current;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("A watch is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _closed.Cancel();
        }

        base.Dispose(disposing);
    }
}
