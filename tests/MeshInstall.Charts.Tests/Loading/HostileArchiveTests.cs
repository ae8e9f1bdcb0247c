using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Tests.Loading;

public sealed class HostileArchiveTests
{
    [Theory]
    [InlineData("small/../../etc/passwd")]
    [InlineData("small/a/../../x")]
    [InlineData("../x")]
    [InlineData("/etc/passwd")]
    [InlineData("small//etc/passwd")]
    [InlineData("small/c:/windows")]
    [InlineData("c:\\windows\\x")]
    [InlineData("small\\..\\..\\x")]
    [InlineData("small\\a/..\\../..\\x")]
    [InlineData("small/..hidden")]
    [InlineData("alone")]
    [InlineData("small/.")]
    public void A_name_that_leads_out_of_the_chart_is_refused(string name) =>
        Assert.Equal("ChartArchiveUnsafe", Fail(PackedChart.Minimal().File(name, "x").ToArchive()));

    [Theory]
    [InlineData("small/a/../b", "b")]
    [InlineData("small/./b", "b")]
    [InlineData("small\\sub\\b", "sub/b")]
    [InlineData("other/b", "b")]
    [InlineData("small/c:x", "c:x")]
    public async Task A_name_with_detours_inside_the_chart_is_straightened(string name, string inside)
    {
        Chart chart = await LoadAsync(PackedChart.Minimal().File(name, "x").ToArchive());
        Assert.Equal(inside, Assert.Single(chart.Files).Name);
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.BlockDevice)]
    public void A_link_or_device_is_refused(TarEntryType type)
    {
        PaxTarEntry entry = new(type, "small/entry");
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
        {
            entry.LinkName = "/etc/passwd";
        }

        Assert.Equal("ChartArchiveUnsafe", Fail(PackedChart.Minimal().Entry(entry).ToArchive()));
    }

    [Fact]
    public void What_is_no_archive_is_said_to_be_none()
    {
        Assert.Equal("ChartArchiveInvalid", Fail([]));
        Assert.Equal("ChartArchiveInvalid", Fail(Encoding.UTF8.GetBytes("apiVersion: v2\n")));
        Assert.Equal("ChartArchiveInvalid", Fail(PackedChart.Gzip([])));
        Assert.Equal("ChartArchiveInvalid", Fail(PackedChart.Gzip(new byte[1024])));
        Assert.Equal("ChartArchiveInvalid", Fail(PackedChart.Gzip("this is no tar, whatever it may look like"u8)));
        Assert.Equal("ChartArchiveInvalid", Fail(new PackedChart().File("Chart.yaml", "apiVersion: v2\nname: a\nversion: 1\n").ToArchive()));
        Assert.Equal("ChartInvalid", Fail(new PackedChart().File("a/b", "c").ToArchive()));
    }

    [Fact]
    public void Yaml_that_is_no_text_or_grows_without_bound_is_refused()
    {
        string bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat("bcdefghij".Zip("abcdefghi", (name, before) => $"{name}: &{name} [*{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}]\n"));
        Assert.Equal("ChartInvalid", Fail(new PackedChart().File("a/Chart.yaml", [0x6E, 0xFF, 0xFE]).ToArchive()));
        Assert.Equal("ChartInvalid", Fail(PackedChart.Minimal().File("small/values.yaml", [0x61, 0x3A, 0x20, 0xC3, 0x28]).ToArchive()));
        Assert.Equal("ChartInvalid", Fail(PackedChart.Minimal().File("small/values.yaml", bomb).ToArchive()));
        Assert.Equal("ChartInvalid", Fail(PackedChart.Minimal().File("small/values.yaml", "a: " + new string('[', 50_000)).ToArchive()));
        Assert.Equal("ChartInvalid", Fail(PackedChart.Minimal().File("small/Chart.yaml", "version: 1" + new string('0', 100_000)).ToArchive()));
    }

    [Fact]
    public void An_archive_cut_anywhere_is_refused()
    {
        byte[] whole = PackedChart.Minimal().File("small/noise", Noise(5000)).ToArchive();
        foreach (int length in Enumerable.Range(0, whole.Length / 37).Select(step => step * 37).Where(length => length < whole.Length - 40))
        {
            Assert.Equal("ChartArchiveInvalid", Fail(whole[..length]));
        }
    }

    [Fact]
    public void A_tar_cut_between_two_files_inside_a_cut_gzip_is_refused()
    {
        // Stored, not compressed, so that the cut falls exactly where the first file ends.
        byte[] tar = PackedChart.Minimal().ToTar();
        byte[] whole = PackedChart.Gzip(tar.AsSpan(..1024), CompressionLevel.NoCompression);
        Assert.Equal("ChartArchiveInvalid", Fail(whole[..^8]));
    }

    [Fact]
    public void A_single_changed_bit_is_noticed()
    {
        byte[] packed = PackedChart.Gzip(PackedChart.Minimal().ToTar(), CompressionLevel.NoCompression);
        packed[packed.AsSpan().IndexOf("replicas"u8)] ^= 1;
        Assert.Equal("ChartArchiveInvalid", Fail(packed));
    }

    [Fact]
    public void A_bomb_is_stopped_by_its_ratio_and_by_its_size()
    {
        byte[] bomb = PackedChart.Minimal().File("small/zeros", new byte[12 * 1024 * 1024]).ToArchive();
        Assert.Equal("ChartTooLarge", Fail(bomb));
        Assert.Equal("ChartTooLarge", Fail(PackedChart.Minimal().File("small/noise", Noise(3000)).ToArchive(), new ChartLimits { MaxChartBytes = 2000 }));
        Assert.Equal("ChartTooLarge", Fail(PackedChart.Minimal().File("small/noise", Noise(3000)).ToArchive(), new ChartLimits { MaxFileBytes = 2000 }));
        Assert.Equal("ChartTooLarge", Fail(PackedChart.Minimal().ToArchive(), new ChartLimits { MaxFiles = 2 }));
        Assert.Equal("ChartTooLarge", Fail(PackedChart.Minimal().ToArchive(), new ChartLimits { MaxArchiveBytes = 100 }));
    }

    [Fact]
    public void Archives_in_archives_are_counted_together_and_not_followed_for_ever()
    {
        byte[] packed = PackedChart.Minimal().ToArchive();
        for (int level = 0; level < 5; level++)
        {
            packed = PackedChart.Minimal().File("small/charts/inner.tgz", packed).ToArchive();
        }

        Assert.Equal("ChartTooLarge", Fail(packed, new ChartLimits { MaxSubchartDepth = 4 }));
        Assert.Equal("ChartTooLarge", Fail(packed, new ChartLimits { MaxFiles = 20 }));
        Assert.Null(Record.Exception(() => LoadAsync(packed).GetAwaiter().GetResult()));
    }

    [Theory]
    [InlineData(124, "77777777777\0")]
    [InlineData(124, "00000000999\0")]
    [InlineData(124, "-1\0")]
    [InlineData(124, "99999999999\0")]
    [InlineData(136, "zzzzzzzzzzz\0")]
    [InlineData(100, "9999999\0")]
    public void A_header_with_an_absurd_number_is_refused(int offset, string number)
    {
        byte[] tar = PackedChart.Minimal().ToTar();
        Encoding.ASCII.GetBytes(number).CopyTo(tar.AsSpan(offset));
        Assert.Contains(Fail(PackedChart.Gzip(Resum(tar))), new[] { "ChartArchiveInvalid", "ChartTooLarge" });
    }

    [Theory]
    [InlineData('L')]
    [InlineData('K')]
    [InlineData('x')]
    [InlineData('g')]
    public void A_name_of_gigabytes_is_refused_without_room_made_for_it(char type)
    {
        byte[] tar = PackedChart.Minimal().ToTar();
        tar[156] = (byte)type;
        Encoding.ASCII.GetBytes("17777777777\0").CopyTo(tar.AsSpan(124));
        Assert.Equal("ChartArchiveInvalid", Fail(PackedChart.Gzip(Resum(tar))));
    }

    private static byte[] Noise(int length)
    {
        byte[] noise = new byte[length];
        new Random(7).NextBytes(noise);
        return noise;
    }

    /// <summary>The first header with its checksum made right again.</summary>
    private static byte[] Resum(byte[] tar)
    {
        tar.AsSpan(148, 8).Fill((byte)' ');
        int sum = tar.Take(512).Sum(value => value);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(tar.AsSpan(148));
        return tar;
    }

    private static Task<Chart> LoadAsync(byte[] packed, ChartLimits? limits = null) => ChartLoader.LoadArchiveAsync(new MemoryStream(packed), "small.tgz", limits);

    private static string Fail(byte[] packed, ChartLimits? limits = null) =>
        Assert.Throws<ChartException>(() => LoadAsync(packed, limits).GetAwaiter().GetResult()).ErrorId;
}
