using System.Globalization;
using System.Text;
using MeshInstall.Charts.Expressions;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Rendering;

/// <summary>
/// A pattern of <c>.Files.Glob</c>: <c>*</c> and <c>?</c> stay within one folder, <c>**</c> does not, <c>[abc]</c>, <c>[!a-z]</c> and
/// <c>{a,b}</c> are sets and alternatives. What is no pattern matches every file, as in Helm.
/// </summary>
internal sealed class FileGlob
{
    private const int LongestPattern = 4096;
    private const string AnyCharacter = "(?s:.)";
    private const string AnyButSlash = "[^/]";
    private readonly GoRegex? _regex;

    private FileGlob(GoRegex? regex) => _regex = regex;

    /// <exception cref="GoFunctionException">The pattern is too long.</exception>
    public static FileGlob Parse(string pattern)
    {
        if (pattern.Length > LongestPattern)
        {
            throw new GoFunctionException($"the pattern has {pattern.Length} characters, and may have {LongestPattern}");
        }

        try
        {
            // Bytes that are no UTF-8 count as U+FFFD on both sides.
            string? expression = new Translation(string.Concat(pattern.EnumerateRunes())).Run();
            return new FileGlob(expression is null ? null : GoRegex.Compile($@"\A(?:{expression})\z"));
        }
        catch (GoRegexException exception)
        {
            throw new GoFunctionException($"the pattern is too large: {exception.Message}", exception);
        }
    }

    public bool IsMatch(string name, ExecutionBudget budget) => _regex?.IsMatch(name, budget) ?? true;

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

        private void Literal(string text) => _result.Append(GoRegex.Quote(text));

        private bool Set()
        {
            bool negated = _position < pattern.Length && pattern[_position] == '!';
            _position += negated ? 1 : 0;
            if (_position + 1 < pattern.Length && pattern[_position + 1] == '-')
            {
                return Range(negated);
            }

            StringBuilder characters = new();
            while (_position < pattern.Length && pattern[_position] != ']')
            {
                _position += pattern[_position] == '\\' ? 1 : 0;
                if (_position < pattern.Length)
                {
                    Rune.DecodeFromUtf16(pattern.AsSpan(_position), out Rune rune, out int used);
                    characters.Append(EscapeInSet(rune));
                    _position += used;
                }
            }

            if (characters.Length == 0 || _position++ >= pattern.Length)
            {
                return false;
            }

            Append(negated, characters);
            return true;
        }

        private bool Range(bool negated)
        {
            if (_position + 3 >= pattern.Length || pattern[_position + 3] != ']' || pattern[_position + 2] < pattern[_position]
                || !Rune.TryCreate(pattern[_position], out Rune first) || !Rune.TryCreate(pattern[_position + 2], out Rune last))
            {
                return false;
            }

            _position += 4;
            Append(negated, new StringBuilder().Append(EscapeInSet(first)).Append('-').Append(EscapeInSet(last)));
            return true;
        }

        private void Append(bool negated, StringBuilder set) => _result.Append(negated ? "[^" : "[").Append(set).Append(']');

        private static string EscapeInSet(Rune character) => string.Create(CultureInfo.InvariantCulture, $"\\x{{{character.Value:X}}}");
    }
}
