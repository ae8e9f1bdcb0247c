namespace MeshInstall.Charts.Expressions;

/// <summary>Parses the syntax of Go's <c>regexp</c> package (RE2), with its errors. Groups lie on a list, not on the stack.</summary>
internal sealed class RegexParser
{
    private const int MaxHeight = 1_000;
    private const int MaxTimes = 1_000;
    private const int MaxSize = 1_000_000;
    private const string MissingArgument = "missing argument to repetition operator";
    private const string InvalidCount = "invalid repeat count";

    private readonly RegexSource source;
    private readonly Stack<RegexGroup> groups = new();
    private readonly List<string> captureNames = [string.Empty];
    private RegexFlags flags;
    private int repeatStart = -1;

    private RegexParser(string text) => source = new RegexSource(text);

    /// <exception cref="GoRegexException">It is no expression of Go's.</exception>
    public static ParsedRegex Parse(string text)
    {
        RegexParser parser = new(text);
        return new ParsedRegex(parser.Parse(), [.. parser.captureNames]);
    }

    private RegexNode Parse()
    {
        groups.Push(new RegexGroup(flags, 0));
        while (!source.IsAtEnd)
        {
            int start = source.Position;
            bool isRepeat = Step();
            repeatStart = !isRepeat ? -1 : start;
        }

        RegexGroup last = groups.Pop();
        return groups.Count > 0 ? throw new GoRegexException("missing closing )", source.Text) : Check(last.End());
    }

    /// <summary>Takes the next part; true where it was a repeat.</summary>
    private bool Step()
    {
        switch (source.Current)
        {
            case '(':
                Open();
                return false;
            case '|':
                source.Position++;
                groups.Peek().EndChoice();
                return false;
            case ')':
                Close();
                return false;
            case '[':
                Push(RegexNode.Set(RegexClassParser.Parse(source, flags.HasFlag(RegexFlags.IgnoreCase))));
                return false;
            case '*' or '+' or '?':
                return Repeat();
            case '{':
                return Count();
            case '\\':
                Escape();
                return false;
            case '^' or '$' or '.':
                Push(Special((char)source.Next()));
                return false;
            default:
                Literal(source.Next());
                return false;
        }
    }

    private RegexNode Special(char c) => c switch
    {
        '^' => RegexNode.At(flags.HasFlag(RegexFlags.Lines) ? RegexAssertion.BeginLine : RegexAssertion.BeginText),
        '$' => RegexNode.At(flags.HasFlag(RegexFlags.Lines) ? RegexAssertion.EndLine : RegexAssertion.EndText),
        _ => RegexNode.Set(flags.HasFlag(RegexFlags.DotNewline) ? RuneSet.Any : RuneSet.AnyButNewline),
    };

    private void Push(RegexNode node) => groups.Peek().Sequence.Add(Check(node));

    private void Literal(int rune)
    {
        RuneSet set = RuneSet.Of(rune);
        Push(RegexNode.Set(flags.HasFlag(RegexFlags.IgnoreCase) ? set.Fold() : set));
    }

    private RegexNode Check(RegexNode node) =>
        node.Height > MaxHeight ? throw new GoRegexException("expression nests too deeply", source.Text)
        : node.Size > MaxSize ? throw new GoRegexException("expression too large", source.Text)
        : node;

    private void Open()
    {
        if (source.Peek(1) == '?')
        {
            OpenSpecial();
            return;
        }

        source.Position++;
        captureNames.Add(string.Empty);
        groups.Push(new RegexGroup(flags, captureNames.Count - 1));
    }

    private void OpenSpecial()
    {
        int start = source.Position;
        int named = source.Follows("(?P<") ? 4 : source.Follows("(?<") ? 3 : 0;
        if (named > 0 && start + named < source.Text.Length)
        {
            OpenNamed(start, start + named);
            return;
        }

        source.Position += 2;
        (RegexFlags added, RegexFlags removed) = (RegexFlags.None, RegexFlags.None);
        bool removes = false, sawFlag = false;
        while (!source.IsAtEnd)
        {
            int c = source.Next();
            RegexFlags flag = c switch
            {
                'i' => RegexFlags.IgnoreCase,
                'm' => RegexFlags.Lines,
                's' => RegexFlags.DotNewline,
                'U' => RegexFlags.Lazy,
                _ => RegexFlags.None,
            };
            if (flag != RegexFlags.None)
            {
                (added, removed, sawFlag) = (removes ? added & ~flag : added | flag, removes ? removed | flag : removed, true);
            }
            else if (c == '-' && !removes)
            {
                (removes, sawFlag) = (true, false);
            }
            else if (c is ':' or ')' && (!removes || sawFlag))
            {
                if (c == ':')
                {
                    groups.Push(new RegexGroup(flags, 0));
                }

                flags = (flags | added) & ~removed;
                return;
            }
            else
            {
                break;
            }
        }

        throw new GoRegexException("invalid or unsupported Perl syntax", source.Since(start));
    }

    private void OpenNamed(int start, int nameStart)
    {
        int close = source.Text.IndexOf('>', start);
        if (close < 0)
        {
            throw new GoRegexException("invalid named capture", source.Text[start..]);
        }

        string name = source.Text[nameStart..close];
        source.Position = close + 1;
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw new GoRegexException("invalid named capture", source.Since(start));
        }

        captureNames.Add(name);
        groups.Push(new RegexGroup(flags, captureNames.Count - 1));
    }

    private void Close()
    {
        if (groups.Count == 1)
        {
            throw new GoRegexException("unexpected )", source.Text);
        }

        source.Position++;
        RegexGroup group = groups.Pop();
        flags = group.OuterFlags;
        Push(group.End());
    }

    private bool Repeat()
    {
        int start = source.Position;
        (int low, int high) = source.Next() switch { '*' => (0, -1), '+' => (1, -1), _ => (0, 1) };
        Repeat(start, low, high);
        return true;
    }

    private bool Count()
    {
        int start = source.Position;
        if (RegexCount.TryRead(source) is not { } count)
        {
            source.Position = start + 1;
            Literal('{');
            return false;
        }

        if (count.Low is < 0 or > MaxTimes || count.High > MaxTimes || (count.High >= 0 && count.Low > count.High))
        {
            throw new GoRegexException(InvalidCount, source.Since(start));
        }

        RegexNode node = Repeat(start, count.Low, count.High);
        return node.Copies <= MaxTimes || (count.Low < 2 && count.High < 2) ? true : throw new GoRegexException(InvalidCount, source.Since(start));
    }

    private RegexNode Repeat(int start, int low, int high)
    {
        bool isSwapped = source.Current == '?';
        source.Position += isSwapped ? 1 : 0;
        if (repeatStart >= 0)
        {
            throw new GoRegexException("invalid nested repetition operator", source.Since(repeatStart));
        }

        List<RegexNode> sequence = groups.Peek().Sequence;
        if (sequence.Count == 0)
        {
            throw new GoRegexException(MissingArgument, source.Since(start));
        }

        return sequence[^1] = Check(RegexNode.Repeat(low, high, flags.HasFlag(RegexFlags.Lazy) != isSwapped, sequence[^1]));
    }

    private void Escape()
    {
        RegexAssertion assertion = source.Peek(1) switch
        {
            'A' => RegexAssertion.BeginText,
            'z' => RegexAssertion.EndText,
            'b' => RegexAssertion.WordBoundary,
            'B' => RegexAssertion.NoWordBoundary,
            _ => RegexAssertion.None,
        };
        if (assertion != RegexAssertion.None)
        {
            source.Position += 2;
            Push(RegexNode.At(assertion));
        }
        else if (source.Peek(1) == 'Q')
        {
            Quoted();
        }
        else if (source.Peek(1) == 'C')
        {
            throw new GoRegexException("invalid escape sequence", @"\C");
        }
        else if (RegexEscapes.Class(source, flags.HasFlag(RegexFlags.IgnoreCase)) is { } set)
        {
            Push(RegexNode.Set(set));
        }
        else
        {
            Literal(RegexEscapes.Character(source));
        }
    }

    private void Quoted()
    {
        source.Position += 2;
        int close = source.Text.IndexOf(@"\E", source.Position, StringComparison.Ordinal), end = close < 0 ? source.Text.Length : close;
        while (source.Position < end)
        {
            Literal(source.Next());
        }

        source.Position = close < 0 ? end : close + 2;
    }
}
