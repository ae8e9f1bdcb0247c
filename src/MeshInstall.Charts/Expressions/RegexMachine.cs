using System.Text;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Expressions;

/// <summary>
/// Runs a compiled expression over a text: all ways at once, in the order of their preference, so that the time grows with the text's length alone.
/// Characters are code points; a byte that is no UTF-8 counts as U+FFFD, as in Go.
/// </summary>
internal sealed class RegexMachine
{
    private readonly RegexInstruction[] program;
    private readonly string text;
    private readonly ExecutionBudget? budget;
    private readonly int slots;
    private readonly Stack<(int Place, int Slot, int Value)> pending = new();
    private RegexThreads current;
    private RegexThreads next;
    private int[]? found;

    /// <param name="program">The instructions.</param>
    /// <param name="text">The text.</param>
    /// <param name="slots">How many places of captures are wanted; 0 for whether it matches at all.</param>
    /// <param name="budget">Where the steps are counted.</param>
    public RegexMachine(RegexInstruction[] program, string text, int slots, ExecutionBudget? budget)
    {
        (this.program, this.text, this.slots, this.budget) = (program, text, slots, budget);
        (current, next) = (new RegexThreads(program.Length, slots), new RegexThreads(program.Length, slots));
    }

    /// <summary>The places of the first match from a position on, -1 for captures that took no part; null where there is none.</summary>
    /// <param name="start">The position; what lies before it still counts for <c>^</c> and <c>\b</c>.</param>
    public int[]? Run(int start)
    {
        found = null;
        current.Clear();
        int[] captures = new int[slots];
        bool isAnchored = program[program[^1].Next] is { Code: RegexCode.Assert, Argument: (int)RegexAssertion.BeginText };
        for (int at = start; ; )
        {
            if (current.Count == 0 && (found is not null || (isAnchored && at > 0)))
            {
                return found;
            }

            (int rune, int width) = Decode(at);
            RegexAssertion place = PlaceAt(at, rune);
            if (found is null)
            {
                Array.Fill(captures, -1);
                if (slots > 0)
                {
                    captures[0] = at;
                }

                Add(current, program.Length - 1, at, place, captures);
            }

            budget?.Step(current.Count + 1);
            RegexAssertion nextPlace = width == 0 ? RegexAssertion.None : PlaceAt(at + width, Decode(at + width).Rune);
            Step(at, rune, width, nextPlace);
            if (found is not null && slots == 0)
            {
                return found;
            }

            (current, next) = (next, current);
            next.Clear();
            if (width == 0)
            {
                return found;
            }

            at += width;
        }
    }

    /// <summary>Moves each way over one character, until one has matched: those after it are less preferred.</summary>
    private void Step(int at, int rune, int width, RegexAssertion nextPlace)
    {
        for (int i = 0; i < current.Count; i++)
        {
            int place = current[i];
            ref readonly RegexInstruction instruction = ref program[place];
            if (instruction.Code == RegexCode.Match)
            {
                found = current.CapturesOf(i).ToArray();
                if (slots > 1)
                {
                    found[1] = at;
                }

                return;
            }

            if (width > 0 && instruction.Runes!.Contains(rune))
            {
                Add(next, instruction.Next, at + width, nextPlace, current.CapturesOf(i));
            }
        }
    }

    /// <summary>Adds a way and all that it leads to without taking a character.</summary>
    private void Add(RegexThreads threads, int start, int at, RegexAssertion here, Span<int> captures)
    {
        pending.Push((start, -1, 0));
        while (pending.TryPop(out (int Place, int Slot, int Value) item))
        {
            if (item.Slot >= 0)
            {
                captures[item.Slot] = item.Value;
                continue;
            }

            for (int place = item.Place; threads.Visit(place);)
            {
                ref readonly RegexInstruction instruction = ref program[place];
                if (instruction.Code is RegexCode.Take or RegexCode.Match)
                {
                    threads.Add(place, captures);
                    break;
                }

                if (instruction.Code == RegexCode.Assert && (here & (RegexAssertion)instruction.Argument) == 0)
                {
                    break;
                }

                if (instruction.Code == RegexCode.Fork)
                {
                    pending.Push((instruction.Argument, -1, 0));
                }
                else if (instruction.Code == RegexCode.Mark && instruction.Argument < slots)
                {
                    // The other ways must not see this mark.
                    pending.Push((0, instruction.Argument, captures[instruction.Argument]));
                    captures[instruction.Argument] = at;
                }

                place = instruction.Next;
            }
        }
    }

    private RegexAssertion PlaceAt(int at, int rune)
    {
        int before = at == 0 ? -1 : Before(at);
        RegexAssertion place = before < 0 ? RegexAssertion.BeginText | RegexAssertion.BeginLine
            : before == '\n' ? RegexAssertion.BeginLine : RegexAssertion.None;
        place |= rune < 0 ? RegexAssertion.EndText | RegexAssertion.EndLine : rune == '\n' ? RegexAssertion.EndLine : RegexAssertion.None;
        return place | (IsWord(before) != IsWord(rune) ? RegexAssertion.WordBoundary : RegexAssertion.NoWordBoundary);
    }

    /// <summary>The code point at a position and its length in UTF-16; -1 and 0 at the end.</summary>
    private (int Rune, int Width) Decode(int at)
    {
        if (at >= text.Length)
        {
            return (-1, 0);
        }

        char c = text[at];
        return !char.IsSurrogate(c) ? (c, 1)
            : char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? (char.ConvertToUtf32(c, text[at + 1]), 2)
            : (Rune.ReplacementChar.Value, 1);
    }

    private int Before(int at) => char.IsLowSurrogate(text[at - 1]) && at > 1 && char.IsHighSurrogate(text[at - 2])
        ? char.ConvertToUtf32(text[at - 2], text[at - 1])
        : Decode(at - 1).Rune;

    private static bool IsWord(int rune) => rune is >= 0 and < 0x80 && (char.IsAsciiLetterOrDigit((char)rune) || rune == '_');
}
