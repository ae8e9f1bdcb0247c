namespace MeshInstall.Charts.Tests.Rendering;

/// <summary>What rendering printed, or the error it ended with.</summary>
internal sealed record RenderOutcome(string? Output, string? Error)
{
    /// <summary>Null where both printed the same, or both failed; else the first place where they differ.</summary>
    public string? Difference(RenderOutcome helm)
    {
        if (Output is null || helm.Output is null)
        {
            return Output is null && helm.Output is null ? null : $"helm: {helm.Error ?? "ok"}\nhere: {Error ?? "ok"}";
        }

        string[] wanted = helm.Output.Split('\n'), got = Output.Split('\n');
        int line = 0;
        while (line < wanted.Length && line < got.Length && wanted[line] == got[line])
        {
            line++;
        }

        return line == wanted.Length && line == got.Length ? null
            : $"line {line + 1} of {wanted.Length} and {got.Length}:\nhelm: {Around(wanted, line)}\nhere: {Around(got, line)}";
    }

    private static string Around(string[] lines, int line) => string.Join("\n      ", lines.Skip(Math.Max(0, line - 3)).Take(6));
}
