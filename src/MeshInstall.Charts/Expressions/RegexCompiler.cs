namespace MeshInstall.Charts.Expressions;

/// <summary>Turns a parsed expression into instructions. Each part is written before what follows it is known; its ends are joined afterwards.</summary>
internal sealed class RegexCompiler
{
    private const int Open = -1;

    private readonly List<RegexInstruction> instructions = [];

    public static RegexInstruction[] Compile(RegexNode root)
    {
        RegexCompiler compiler = new();
        RegexFragment all = compiler.Part(root);
        compiler.Join(all, compiler.Add(new RegexInstruction(RegexCode.Match, Open)));

        // The program begins with the instruction that leads to the first one.
        compiler.instructions.Add(new RegexInstruction(RegexCode.Jump, all.Start));
        return [.. compiler.instructions];
    }

    private RegexFragment Part(RegexNode node) => node.Kind switch
    {
        RegexNodeKind.Set => Single(new RegexInstruction(RegexCode.Take, Open, 0, node.Runes), isNullable: false),
        RegexNodeKind.Assertion => Single(new RegexInstruction(RegexCode.Assert, Open, (int)node.Assertion), isNullable: true),
        RegexNodeKind.Capture => Capture(node),
        RegexNodeKind.Sequence => node.Children.Skip(1).Aggregate(Part(node.Children[0]), (before, child) => Follow(before, Part(child))),
        RegexNodeKind.Choice => Choice(node.Children),
        RegexNodeKind.Repeat => Repeat(node),
        _ => Single(new RegexInstruction(RegexCode.Jump, Open), isNullable: true),
    };

    private RegexFragment Capture(RegexNode node)
    {
        RegexFragment open = Single(new RegexInstruction(RegexCode.Mark, Open, 2 * node.Low), isNullable: true);
        RegexFragment inner = Follow(open, Part(node.Children[0]));
        return Follow(inner, Single(new RegexInstruction(RegexCode.Mark, Open, (2 * node.Low) + 1), isNullable: true)) with { IsNullable = inner.IsNullable };
    }

    private RegexFragment Choice(RegexNode[] children)
    {
        RegexFragment all = Part(children[0]);
        foreach (RegexNode child in children.AsSpan(1))
        {
            RegexFragment other = Part(child);
            int fork = Add(new RegexInstruction(RegexCode.Fork, all.Start, other.Start));
            all.Ends.AddRange(other.Ends);
            all = new RegexFragment(fork, all.Ends, all.IsNullable || other.IsNullable);
        }

        return all;
    }

    private RegexFragment Repeat(RegexNode node)
    {
        RegexNode child = node.Children[0];
        if (node.High == 0 || child.Kind == RegexNodeKind.Empty)
        {
            return Part(RegexNode.Empty);
        }

        if (node.High < 0 && node.Low == 0)
        {
            RegexFragment inner = Part(child);

            // A child that may match nothing must be tried once, so that its captures are the right ones.
            RegexFragment loop = Loop(inner, node.IsLazy);
            return inner.IsNullable ? Optional(loop, node.IsLazy) : loop with { Start = loop.LoopStart, IsNullable = true };
        }

        RegexFragment? before = null;
        for (int i = 0; i < node.Low - (node.High < 0 ? 1 : 0); i++)
        {
            before = before is { } some ? Follow(some, Part(child)) : Part(child);
        }

        RegexFragment? rest = node.High < 0 ? Loop(Part(child), node.IsLazy) : node.High > node.Low ? Optionals(child, node.High - node.Low, node.IsLazy) : null;
        return (before, rest) switch
        {
            ({ } first, { } second) => Follow(first, second),
            ({ } first, null) => first,
            _ => rest!.Value,
        };
    }

    /// <summary>The child up to some times: each time is only tried after the one before.</summary>
    private RegexFragment Optionals(RegexNode child, int times, bool isLazy)
    {
        List<int> ends = [];
        int start = Open, last = Open;
        RegexFragment previous = default;
        for (int i = 0; i < times; i++)
        {
            RegexFragment copy = Part(child);
            int fork = Fork(copy.Start, isLazy);
            if (last == Open)
            {
                start = fork;
            }
            else
            {
                Join(previous, fork);
            }

            ends.Add(End(fork, isLazy));
            (previous, last) = (copy, fork);
        }

        ends.AddRange(previous.Ends);
        return new RegexFragment(start, ends, IsNullable: true);
    }

    private RegexFragment Optional(RegexFragment inner, bool isLazy)
    {
        int fork = Fork(inner.Start, isLazy);
        return new RegexFragment(fork, [End(fork, isLazy), .. inner.Ends], IsNullable: true);
    }

    /// <summary>The child one time or more.</summary>
    private RegexFragment Loop(RegexFragment inner, bool isLazy)
    {
        int fork = Fork(inner.Start, isLazy);
        Join(inner, fork);
        return new RegexFragment(inner.Start, [End(fork, isLazy)], inner.IsNullable) { LoopStart = fork };
    }

    /// <summary>A fork into a part, its other way open.</summary>
    private int Fork(int start, bool isLazy) => Add(isLazy ? new RegexInstruction(RegexCode.Fork, Open, start) : new RegexInstruction(RegexCode.Fork, start, Open));

    /// <summary>An end is an instruction's way: even for the first, odd for the other.</summary>
    private static int End(int fork, bool isLazy) => (2 * fork) + (isLazy ? 0 : 1);

    private RegexFragment Single(RegexInstruction instruction, bool isNullable)
    {
        int place = Add(instruction);
        return new RegexFragment(place, [2 * place], isNullable);
    }

    private RegexFragment Follow(RegexFragment first, RegexFragment second)
    {
        Join(first, second.Start);
        return new RegexFragment(first.Start, second.Ends, first.IsNullable && second.IsNullable);
    }

    private int Add(RegexInstruction instruction)
    {
        instructions.Add(instruction);
        return instructions.Count - 1;
    }

    private void Join(RegexFragment fragment, int target)
    {
        foreach (int end in fragment.Ends)
        {
            RegexInstruction instruction = instructions[end / 2];
            instructions[end / 2] = (end & 1) == 0 ? instruction with { Next = target } : instruction with { Argument = target };
        }
    }
}
