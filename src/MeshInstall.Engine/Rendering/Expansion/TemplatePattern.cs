using System.Text;
using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Rendering.Expansion;

/// <summary>A pattern of paths as Go's <c>filepath.Match</c> takes it: <c>*</c> and <c>?</c> stop at slashes, <c>[a-z]</c> and <c>[^a]</c>, a backslash escapes.</summary>
internal sealed class TemplatePattern
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private readonly Regex _regex;

    private TemplatePattern(string expression) => _regex = new Regex(expression, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Longest);

    public static TemplatePattern Parse(string pattern)
    {
        StringBuilder expression = new(@"\A");
        for (int index = 0; index < pattern.Length; index++)
        {
            int end = pattern[index] == '[' ? pattern.IndexOf(']', Math.Min(index + 2, pattern.Length)) : -1;
            switch (pattern[index])
            {
                case '*':
                    expression.Append("[^/]*");
                    break;
                case '?':
                    expression.Append("[^/]");
                    break;
                case '[' when end > 0:
                    string members = pattern[(index + 1)..end];
                    bool isNegated = members.StartsWith('^');
                    expression.Append(isNegated ? "[^" : "[")
                        .Append(members[(isNegated ? 1 : 0)..].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal))
                        .Append(']');
                    index = end;
                    break;
                default:
                    expression.Append(Regex.Escape(pattern[index].ToString()));
                    break;
            }
        }

        try
        {
            return new TemplatePattern(expression.Append(@"\z").ToString());
        }
        catch (ArgumentException)
        {
            return new TemplatePattern(@"\A" + Regex.Escape(pattern) + @"\z");
        }
    }

    public bool IsMatch(string path) => _regex.IsMatch(path);
}
