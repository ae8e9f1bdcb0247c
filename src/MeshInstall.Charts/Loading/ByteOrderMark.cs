namespace MeshInstall.Charts.Loading;

/// <summary>The mark that some editors put in front of UTF-8 text.</summary>
internal static class ByteOrderMark
{
    public static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> data) => data.Span is [0xEF, 0xBB, 0xBF, ..] ? data[3..] : data;
}
