using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace MeshInstall.Shell.Hosting;

/// <summary>
/// The arguments behind <c>-File</c>, as PowerShell text: <c>-Name</c>, <c>-Name:value</c> and <c>-Name: value</c> are parameters, everything
/// else is text and stays text.
/// </summary>
internal static partial class ScriptArguments
{
    /// <summary>What stands behind the script in the command that runs it.</summary>
    public static string ToText(IEnumerable<string> arguments)
    {
        List<string> words = [];
        foreach (string argument in arguments)
        {
            if (words.Count > 0 && words[^1].StartsWith('-') && words[^1].EndsWith(':'))
            {
                words[^1] += Quote(argument);
            }
            else
            {
                words.Add(Word(argument));
            }
        }

        return string.Join(' ', words);
    }

    public static string Quote(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    private static string Word(string argument)
    {
        Match match = Parameter().Match(argument);
        if (!match.Success)
        {
            return Quote(argument);
        }

        return match.Groups["value"] is { Success: true, Value: var value } ? match.Groups["name"].Value + Value(value) : argument;
    }

    private static string Value(string text) =>
        bool.TryParse(text.StartsWith('$') ? text[1..] : text, out bool flag) ? (flag ? "$true" : "$false") : Quote(text);

    [GeneratedRegex(@"^(?<name>-[A-Za-z_]\w*:?)(?<value>(?<=:).+)?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Parameter();
}
