using System.Text.RegularExpressions;

namespace MeshInstall.Shell.Hosting;

/// <summary>The few escape sequences that the host writes.</summary>
internal static partial class Ansi
{
    public const string Reset = "\e[0m";
    public const string EraseLine = "\e[2K";
    public const string HideCursor = "\e[?25l";
    public const string ShowCursor = "\e[?25h";

    private static readonly int[] Codes = [30, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97];

    public static string Foreground(ConsoleColor color) => $"\e[{Codes[(int)color]}m";

    public static string Up(int lines) => lines > 0 ? $"\e[{lines}A" : string.Empty;

    public static string Strip(string text) => Sequence().Replace(text, string.Empty);

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex Sequence();
}
