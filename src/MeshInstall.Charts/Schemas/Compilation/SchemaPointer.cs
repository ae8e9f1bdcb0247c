using System.Globalization;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>JSON pointers as text.</summary>
internal static class SchemaPointer
{
    public static string Append(string pointer, string token) => $"{pointer}/{SchemaText.EscapeToken(token)}";

    public static string Append(string pointer, int index) => string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}");

    /// <summary>The value a pointer leads to.</summary>
    /// <exception cref="SchemaFault">It leads nowhere.</exception>
    public static object? Follow(object? value, string pointer)
    {
        foreach (string written in pointer.Split('/').Skip(1))
        {
            string token = Unescape(written) ?? throw new SchemaFault($"'#{pointer}' is no JSON pointer");
            if (value is GoMap map && map.TryGetValue(token, out object? member))
            {
                value = member;
            }
            else if (value is GoList list && int.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index) && index >= 0 && index < list.Count)
            {
                value = list[index];
            }
            else
            {
                throw new SchemaFault($"a reference leads to '#{pointer}', where nothing is");
            }
        }

        return value;
    }

    private static string? Unescape(string token)
    {
        for (int tilde = token.IndexOf('~', StringComparison.Ordinal); tilde >= 0; tilde = token.IndexOf('~', tilde + 1))
        {
            if (tilde + 1 >= token.Length || token[tilde + 1] is not ('0' or '1'))
            {
                return null;
            }
        }

        return token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }
}
