using System.Text;
using System.Text.RegularExpressions;

namespace MeshInstall.Charts.Rendering;

/// <summary>
/// A pattern of <c>.Files.Glob</c>: <c>*</c> and <c>?</c> stay within one folder, <c>**</c> does not, <c>[abc]</c>, <c>[!a-z]</c> and
/// <c>{a,b}</c> are sets and alternatives. What is no pattern matches every file, as in Helm.
/// </summary>
internal sealed class FileGlob
{
    // One character outside the basic plane is two in .NET and one in a pattern.
    private const string AnyCharacter = @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)";
    private const string AnyButSlash = @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^/])";
    private readonly Regex? _regex;

    private FileGlob(Regex? regex) => _regex = regex;

    public static FileGlob Parse(string pattern)
    {
        string? expression = new Translation(pattern).Run();
        return new FileGlob(expression is null ? null : new Regex(
            $"^(?:{expression})\\z", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant));
    }

    public bool IsMatch(string name) => _regex?.IsMatch(name) ?? true;

    private sealed class Translation(string pattern)
    {
        private const int MaxNesting = 100;
        private readonly StringBuilder _result = new();
        private int _position;
        private int _nesting;

        /// <summary>The regular expression, or null where the pattern is none.</summary>
        public string? Run()
        {
            while (_position < pattern.Length)
            {
                if (!Step(pattern[_position++]))
                {
                    return null;
                }
            }

            // Helm forgives braces that do not close.
            return _result.Append(')', _nesting).ToString();
        }

        private bool Step(char character)
        {
            switch (character)
            {
                case '*' when _position < pattern.Length && pattern[_position] == '*':
                    _position++;
                    _result.Append(AnyCharacter).Append('*');
                    return true;
                case '*':
                    _result.Append(AnyButSlash).Append('*');
                    return true;
                case '?':
                    _result.Append(AnyButSlash);
                    return true;
                case '[':
                    return Set();
                case '{':
                    _nesting++;
                    _result.Append("(?:");
                    return _nesting <= MaxNesting;
                case '}' when _nesting > 0:
                    _nesting--;
                    _result.Append(')');
                    return true;
                case ',' when _nesting > 0:
                    _result.Append('|');
                    return true;
                case '\\':
                    Literal(_position < pattern.Length ? pattern[_position++].ToString() : string.Empty);
                    return true;
                default:
                    Literal(character.ToString());
                    return true;
            }
        }

        private void Literal(string text) => _result.Append(text.Length == 1 && char.IsSurrogate(text[0]) ? text : Regex.Escape(text));

        private bool Set()
        {
            bool negated = _position < pattern.Length && pattern[_position] == '!';
            _position += negated ? 1 : 0;
            if (_position + 1 < pattern.Length && pattern[_position + 1] == '-')
            {
                return Range(negated);
            }

            List<string> characters = [];
            while (_position < pattern.Length && pattern[_position] != ']')
            {
                _position += pattern[_position] == '\\' ? 1 : 0;
                if (_position < pattern.Length)
                {
                    Rune.DecodeFromUtf16(pattern.AsSpan(_position), out Rune rune, out int used);
                    characters.Add(rune.ToString());
                    _position += used;
                }
            }

            if (characters.Count == 0 || _position++ >= pattern.Length)
            {
                return false;
            }

            string choice = string.Join('|', characters.Select(Regex.Escape));
            string single = string.Concat(characters.Where(item => item.Length == 1).Select(EscapeInSet));
            _result.Append(negated ? $@"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^{single}\uD800-\uDFFF])" : $"(?:{choice})");
            return true;
        }

        private bool Range(bool negated)
        {
            if (_position + 3 >= pattern.Length || pattern[_position + 3] != ']' || pattern[_position + 2] < pattern[_position])
            {
                return false;
            }

            string range = $"{EscapeInSet(pattern[_position].ToString())}-{EscapeInSet(pattern[_position + 2].ToString())}";
            _position += 4;
            _result.Append(negated ? $"[^{range}]" : $"[{range}]");
            return true;
        }

        private static string EscapeInSet(string character) => $"\\u{(int)character[0]:X4}";
    }
}
