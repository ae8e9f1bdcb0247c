using MeshInstall.Charts.Tests.Cases;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Differential;

/// <summary>Expands random templates with this engine and with helm.</summary>
internal static class DifferentialRun
{
    private const int MaxShrinks = 15;
    private const int MaxCandidates = 80;
    private const int MaxShown = 60;
    private const int MaxShrunk = 3;

    public static async Task<(int Compared, int Failing, IReadOnlyList<Disagreement> Found)> RunAsync(int seed, int count, int failures)
    {
        List<TemplateSample> passing = [], failing = [];
        for (int i = seed; passing.Count < count; i++)
        {
            TemplateSample sample = TemplateGenerator.Create(i);
            string? error = EngineExpansion.Run(sample.ToCase(fails: false)).Error;
            if (error is null || !IsBound(error))
            {
                (error is null ? passing : failing).Add(sample);
            }
        }

        // Each failing one costs a run of helm of its own.
        failing = [.. failing.Take(failures)];
        List<Disagreement> found = await CompareAsync([.. passing, .. failing]);
        List<Disagreement> shown = [];
        foreach (Disagreement disagreement in found.OrderBy(item => item.Sample.Template.ToString().Length).Take(MaxShown))
        {
            shown.Add(shown.Count < MaxShrunk ? await ShrinkAsync(disagreement) : disagreement);
        }

        return (passing.Count + failing.Count, failing.Count, [.. shown.Concat(found.Skip(MaxShown))]);
    }

    private static async Task<List<Disagreement>> CompareAsync(IReadOnlyList<TemplateSample> samples)
    {
        ExpansionResult[] own = [.. samples.Select(sample => EngineExpansion.Run(sample.ToCase(fails: false)))];
        IReadOnlyList<ExpansionResult> helm = await HelmExpansion.RunAsync([.. samples.Select((sample, i) => sample.ToCase(own[i].Error is not null))]);
        return [.. samples.Select((sample, i) => new Disagreement(sample, helm[i], own[i])).Where(item => Disagreement.Differ(item.Helm, item.Own))];
    }

    private static async Task<Disagreement> ShrinkAsync(Disagreement disagreement)
    {
        bool fails = disagreement.Own.Error is not null;
        for (int i = 0; i < MaxShrinks; i++)
        {
            int length = disagreement.Sample.Template.ToString().Length;
            TemplateSample[] candidates = [.. disagreement.Sample.Template.Smaller().DistinctBy(piece => piece.ToString()).Where(piece => piece.ToString().Length < length)
                .OrderBy(piece => piece.ToString().Length).Select(piece => disagreement.Sample with { Template = piece })
                .Where(sample => EngineExpansion.Run(sample.ToCase(fails: false)).Error is var error && error is not null == fails && !(fails && IsBound(error!))).Take(fails ? MaxCandidates / 10 : MaxCandidates)];
            if ((await CompareAsync(candidates)).MinBy(item => item.Sample.Template.ToString().Length) is not { } smaller)
            {
                break;
            }

            disagreement = smaller;
        }

        return disagreement;
    }

    /// <summary>Where this engine stops at a bound, of a map that holds itself for one, helm runs until its stack is used up.</summary>
    private static bool IsBound(string error) => error.Contains("went over a bound", StringComparison.Ordinal);
}
