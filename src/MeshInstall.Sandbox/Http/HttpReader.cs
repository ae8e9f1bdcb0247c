using System.Globalization;
using System.Text;
using MeshInstall.Sandbox.Api;

namespace MeshInstall.Sandbox.Http;

/// <summary>Reads HTTP/1.1 requests from a stream, within bounds.</summary>
internal sealed class HttpReader(Stream stream)
{
    private const int MaxLine = 64 * 1024;
    private const int MaxHeaders = 200;

    private static readonly byte[] Continue = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();

    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next request, or null when the client is done.</summary>
    /// <exception cref="FormatException">It is not HTTP, or too large.</exception>
    public async Task<HttpCall?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is not { Length: > 0 } line)
        {
            return null;
        }

        var parts = line.Split(' ');
        if (parts is not [var method, ['/', ..] target, "HTTP/1.1" or "HTTP/1.0"])
        {
            throw new FormatException("the request line is not HTTP/1.1");
        }

        var headers = await ReadHeadersAsync(cancellationToken).ConfigureAwait(false);
        if (Header(headers, "Expect").Equals("100-continue", StringComparison.OrdinalIgnoreCase))
        {
            await stream.WriteAsync(Continue, cancellationToken).ConfigureAwait(false);
        }

        var body = await ReadBodyAsync(headers, cancellationToken).ConfigureAwait(false);
        var call = new ApiRequest(method, target)
        {
            Accept = Header(headers, "Accept"),
            ContentType = Header(headers, "Content-Type"),
            UserAgent = Header(headers, "User-Agent"),
            Body = body,
        };
        return new HttpCall(call, parts[2] == "HTTP/1.0" || Header(headers, "Connection").Equals("close", StringComparison.OrdinalIgnoreCase));
    }

    private static string Header(Dictionary<string, string> headers, string name) => headers.GetValueOrDefault(name, "");

    private async Task<Dictionary<string, string>> ReadHeadersAsync(CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || headers.Count == MaxHeaders)
            {
                throw new FormatException("a header is malformed, or there are too many");
            }

            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            headers[name] = headers.TryGetValue(name, out var before) ? $"{before},{value}" : value;
        }

        return headers;
    }

    private async Task<byte[]> ReadBodyAsync(Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        if (Header(headers, "Transfer-Encoding").Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadChunksAsync(cancellationToken).ConfigureAwait(false);
        }

        var length = Header(headers, "Content-Length") is { Length: > 0 } text ? Length(text, NumberStyles.None) : 0;
        return await ReadExactlyAsync(length, cancellationToken).ConfigureAwait(false);
    }

    private async Task<byte[]> ReadChunksAsync(CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? throw new FormatException("the body ends early");
            var length = Length(line.Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier);
            if (body.Length + length > BodyReader.MaxBytes)
            {
                throw new FormatException("the body is too large");
            }

            body.Write(await ReadExactlyAsync(length, cancellationToken).ConfigureAwait(false));
            await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (length == 0)
            {
                return body.ToArray();
            }
        }
    }

    private static int Length(string text, NumberStyles style) =>
        int.TryParse(text, style, CultureInfo.InvariantCulture, out var length) && length is >= 0 and <= BodyReader.MaxBytes
            ? length
            : throw new FormatException($"the length of the body is not valid, or above {BodyReader.MaxBytes}");

    private async Task<byte[]> ReadExactlyAsync(int length, CancellationToken cancellationToken)
    {
        var body = new byte[length];
        for (var done = 0; done < length;)
        {
            if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new FormatException("the body ends early");
            }

            var count = Math.Min(length - done, _end - _start);
            _buffer.AsSpan(_start, count).CopyTo(body.AsSpan(done));
            _start += count;
            done += count;
        }

        return body;
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (_start < _end || await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            var span = _buffer.AsSpan(_start, _end - _start);
            var newline = span.IndexOf((byte)'\n');
            line.Append(Encoding.UTF8.GetString(newline < 0 ? span : span[..newline]));
            _start = newline < 0 ? _end : _start + newline + 1;
            if (newline >= 0)
            {
                return line.ToString().TrimEnd('\r');
            }

            if (line.Length > MaxLine)
            {
                throw new FormatException("a line of the request is too long");
            }
        }

        return null;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        return _end > 0;
    }
}
