namespace MeshInstall.Sandbox.Protobuf;

/// <summary>Reads the fields of a protocol buffer; the bytes are hostile until read.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The next field's number and its value: a number, or bytes.</summary>
    /// <exception cref="FormatException">It is no protocol buffer.</exception>
    public bool TryRead(out int number, out long value, out ReadOnlySpan<byte> content)
    {
        number = 0;
        value = 0;
        content = default;
        if (_rest.IsEmpty)
        {
            return false;
        }

        var key = Varint();
        number = (int)(key >> 3);
        switch (key & 7)
        {
            case 0:
                value = (long)Varint();
                return true;
            case 1:
                content = Take(8);
                return true;
            case 2:
                content = Take(Varint());
                return true;
            case 5:
                content = Take(4);
                return true;
            default:
                throw new FormatException($"proto: illegal wireType {key & 7}");
        }
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
        {
            throw new FormatException("unexpected EOF");
        }

        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    private ulong Varint()
    {
        var result = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            result |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return result;
            }
        }

        throw new FormatException("proto: integer overflow");
    }
}
