using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.Tests.Fuzzing;

/// <summary>
/// Odd texts for everything that reads: each comes to a result or to one of the engine's own errors. A fixed number of texts each time; with
/// MESHINSTALL_FUZZ_SECONDS other ones for so long a time, for each target.
/// </summary>
public sealed class FuzzTests
{
    private const int Texts = 1_500;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Odd_texts_end_in_a_result_or_an_error_of_the_engine(string name)
    {
        FuzzTarget target = Find(name);
        bool isLong = int.TryParse(Environment.GetEnvironmentVariable("MESHINSTALL_FUZZ_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds);
        int seed = isLong ? Random.Shared.Next() : 1;
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        byte[] text = [];
        FuzzRun.OnSmallStack(
            () =>
            {
                long start = Stopwatch.GetTimestamp();
                for (int i = 0; isLong ? Stopwatch.GetElapsedTime(start).TotalSeconds < seconds : i < Texts; i++)
                {
                    text = Create(target, new Random(seed + i));
                    if (FuzzRun.Try(target, text) is { } failure)
                    {
                        found.TryAdd(Kind(failure), $"{Encoding.UTF8.GetString(text)}\nbase64: {Convert.ToBase64String(text)}\n{failure}");
                    }
                }
            },
            () => Convert.ToBase64String(text));
        Assert.True(found.Count == 0, $"{found.Count} kinds of failures:\n{string.Join("\n\n", found.Values)}");
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Texts_that_were_trouble_once_are_none_now(string name)
    {
        FuzzTarget target = Find(name);
        string folder = Path.Combine(FuzzSeeds.Corpus, "fuzzing", name);
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        FuzzRun.OnSmallStack(
            () => Assert.All(target.Seeds.Concat(files.Select(File.ReadAllBytes)), text => Assert.Null(FuzzRun.Try(target, text))), () => string.Join(", ", files));
    }

    private static byte[] Create(FuzzTarget target, Random random)
    {
        if (target.Grammar is { } grammar && random.Next(2) == 0)
        {
            byte[] whole = Encoding.UTF8.GetBytes(grammar(random));
            return random.Next(3) == 0 ? TextMutation.Mutate(random, [whole], target.Words) : whole;
        }

        if (target.Name != "archive" || random.Next(4) == 0)
        {
            return TextMutation.Mutate(random, target.Seeds, target.Words);
        }

        byte[] tar = FuzzSeeds.Unpack(target.Seeds[random.Next(target.Seeds.Count)]);
        return FuzzSeeds.Repack(TextMutation.Change(random, tar));
    }

    private static FuzzTarget Find(string name) => FuzzTargets.All.Single(target => target.Name == name);

    /// <summary>One failure of each place is enough.</summary>
    private static string Kind(Exception failure)
    {
        Exception root = failure is ChartException { InnerException: { } inner } ? inner : failure;
        return $"{root.GetType().Name} {root.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("MeshInstall.", StringComparison.Ordinal))}";
    }
}
