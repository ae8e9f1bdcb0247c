using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.GoValues.Toml;

/// <summary>Keys, strings and numbers of TOML.</summary>
internal static class TomlText
{
    public static string Key(string key) =>
        key.Length > 0 && key.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-') ? key : Quote(key);

    public static string Quote(string text)
    {
        StringBuilder quoted = new("\"", text.Length + 2);
        foreach (char character in text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\b' => quoted.Append("\\b"),
                '\t' => quoted.Append("\\t"),
                '\n' => quoted.Append("\\n"),
                '\f' => quoted.Append("\\f"),
                '\r' => quoted.Append("\\r"),
                < ' ' or '\x7F' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }

    public static string Number(double number)
    {
        if (!double.IsFinite(number))
        {
            return (double.IsNegative(number) ? "-" : string.Empty) + (double.IsNaN(number) ? "nan" : "inf");
        }

        string text = GoNumbers.Format(number);
        return text.AsSpan().ContainsAny('.', 'e') ? text : text + ".0";
    }

    /// <summary>The layout of a time; those that were read without a zone are written without one.</summary>
    public static string TimeLayout(string zone) => zone switch
    {
        "datetime-local" => "2006-01-02T15:04:05.999999999",
        "date-local" => "2006-01-02",
        "time-local" => "15:04:05.999999999",
        _ => "2006-01-02T15:04:05.999999999Z07:00",
    };
}
