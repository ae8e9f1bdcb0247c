using System.Text;

namespace MeshInstall.Engine.Readiness.Diagnosis;

/// <summary>Texts of a cluster made fit for one line: bounded, without line breaks or control characters.</summary>
internal static class OneLine
{
    private const int MaxLength = 400;

    public static string Of(string text)
    {
        StringBuilder line = new(Math.Min(text.Length, MaxLength));
        bool isGap = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                isGap = line.Length > 0;
                continue;
            }

            if (line.Length >= MaxLength)
            {
                return line.Append("...").ToString();
            }

            if (isGap)
            {
                line.Append(' ');
                isGap = false;
            }

            line.Append(rune);
        }

        return line.ToString();
    }
}
