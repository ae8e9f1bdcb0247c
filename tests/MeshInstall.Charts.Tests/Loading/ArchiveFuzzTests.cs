using System.Globalization;
using System.IO.Compression;
using CsCheck;
using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Tests.Loading;

/// <summary>Damaged archives: whatever is done to one, it is a chart or an error of a chart.</summary>
public sealed class ArchiveFuzzTests
{
    private static readonly ChartLimits Limits = new() { MaxChartBytes = 1_000_000, MaxFileBytes = 500_000, MaxFiles = 200, MaxSubchartDepth = 3 };

    private static readonly long Rounds =
        long.TryParse(Environment.GetEnvironmentVariable("MESHINSTALL_FUZZ_ROUNDS"), CultureInfo.InvariantCulture, out long rounds) ? rounds : 3_000;

    private readonly byte[][] _packed;
    private readonly byte[][] _tars;

    public ArchiveFuzzTests()
    {
        if (Environment.GetEnvironmentVariable("MESHINSTALL_UPDATE_CASES") is { Length: > 0 })
        {
            ArchiveCorpus.Complete();
        }

        _packed = [.. ArchiveCorpus.Read().Values];
        _tars = [.. _packed.Select(Unpack).OfType<byte[]>()];
    }

    [Fact]
    public async Task Every_archive_of_the_corpus_is_a_chart_or_an_error_of_a_chart()
    {
        Assert.NotEmpty(_packed);
        foreach (byte[] archive in _packed)
        {
            await LoadAsync(archive);
        }
    }

    [Fact]
    public Task Damage_to_the_packing_never_leads_to_another_error() => Damages(_packed).SampleAsync(LoadAsync, iter: Rounds, threads: 2);

    [Fact]
    public Task Damage_inside_the_packing_never_leads_to_another_error() =>
        Damages(_tars).SampleAsync(tar => LoadAsync(PackedChart.Gzip(tar, CompressionLevel.Fastest)), iter: Rounds, threads: 2);

    /// <summary>A seed with some bytes changed, mostly in headers, and perhaps a piece cut out, doubled or taken from another seed.</summary>
    private static Gen<byte[]> Damages(byte[][] seeds) =>
        from seed in Gen.Int[0, seeds.Length - 1]
        from other in Gen.Int[0, seeds.Length - 1]
        from changes in Gen.Select(Gen.Int[0, 1 << 20], Gen.Byte, Gen.Int[0, 3]).Array[0, 6]
        from cut in Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20], Gen.Int[0, 5])
        select Damage(seeds[seed], seeds[other], changes, cut);

    private static byte[] Damage(byte[] seed, byte[] other, (int Where, byte What, int How)[] changes, (int From, int To, int How) cut)
    {
        byte[] result = [.. seed];
        foreach ((int where, byte what, int how) in changes)
        {
            // Numbers and kinds of entries stand in these columns of a block.
            int at = how == 0 ? where % result.Length : ((where % ((result.Length / 512) + 1)) * 512) + (how == 1 ? 156 : 100 + (where % 60));
            if (at < result.Length)
            {
                result[at] = how == 3 ? (byte)"01234567\0 -x"[what % 12] : what;
            }
        }

        int from = Math.Min(cut.From, cut.To) % (result.Length + 1), to = Math.Max(from, Math.Max(cut.From, cut.To) % (result.Length + 1));
        return cut.How switch
        {
            0 => result[..to],
            1 => [.. result[..from], .. result[to..]],
            2 => [.. result[..to], .. result[from..]],
            3 => [.. result[..from], .. other],
            _ => result,
        };
    }

    private static byte[]? Unpack(byte[] packed)
    {
        using MemoryStream tar = new();
        using GZipStream gzip = new(new MemoryStream(packed), CompressionMode.Decompress);
        gzip.CopyTo(tar);
        return tar.Length == 0 ? null : tar.ToArray();
    }

    private static async Task LoadAsync(byte[] packed)
    {
        try
        {
            await ChartLoader.LoadArchiveAsync(new MemoryStream(packed), "fuzz.tgz", Limits);
        }
        catch (ChartException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    }
}
