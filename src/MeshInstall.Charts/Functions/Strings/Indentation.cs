using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Strings;

/// <summary>Text with spaces before its lines, and text many times over.</summary>
internal static class Indentation
{
    private const string NegativeCount = "strings: negative Repeat count";

    /// <summary>Puts spaces before every line, and a line break before the first where wanted.</summary>
    /// <exception cref="GoFunctionException">The number of spaces is negative.</exception>
    public static string Apply(nint spaces, string text, bool onNewLine, ExecutionBudget budget)
    {
        if (spaces < 0)
        {
            throw new GoFunctionException(NegativeCount);
        }

        int lines = text.AsSpan().Count('\n') + 1;
        Int128 length = text.Length + (onNewLine ? 1 : 0) + ((Int128)lines * spaces);
        Reservation.Text(budget, length);
        return string.Create((int)length, (Text: text, Spaces: (int)spaces, OnNewLine: onNewLine), static (result, state) =>
        {
            ReadOnlySpan<char> rest = state.Text;
            if (state.OnNewLine)
            {
                result[0] = '\n';
                result = result[1..];
            }

            while (true)
            {
                result[..state.Spaces].Fill(' ');
                result = result[state.Spaces..];
                int end = rest.IndexOf('\n') + 1;
                if (end == 0)
                {
                    rest.CopyTo(result);
                    return;
                }

                rest[..end].CopyTo(result);
                result = result[end..];
                rest = rest[end..];
            }
        });
    }

    /// <exception cref="GoFunctionException">The count is negative, or more than Go could hold.</exception>
    public static string Repeat(string text, nint count, ExecutionBudget budget)
    {
        if (count < 0)
        {
            throw new GoFunctionException(NegativeCount);
        }

        if ((Int128)GoString.Length(text) * count > long.MaxValue)
        {
            throw new GoFunctionException("strings: Repeat output length overflow");
        }

        if (text.Length == 0 || count == 0)
        {
            return string.Empty;
        }

        Reservation.Text(budget, (Int128)text.Length * count);
        string result = string.Create(text.Length * (int)count, text, static (all, part) =>
        {
            for (int i = 0; i < all.Length; i += part.Length)
            {
                part.CopyTo(all[i..]);
            }
        });
        return ByteText.Normalize(result);
    }
}
