using System.Buffers;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Text that grows, in memory that is used again and again.</summary>
internal sealed class TextBuffer(ExecutionBudget budget) : IDisposable
{
    private const int FirstSize = 1024;
    private char[] characters = [];
    private int length;

    public int Length => length;

    public void Append(string text)
    {
        budget.Write(text.Length);
        if (text.Length > characters.Length - length)
        {
            Grow(text.Length);
        }

        text.CopyTo(0, characters, length, text.Length);
        length += text.Length;
    }

    public override string ToString() => new(characters, 0, length);

    /// <summary>Empties the buffer and gives its memory back.</summary>
    public void Dispose()
    {
        char[] old = characters;
        characters = [];
        length = 0;
        if (old.Length > 0)
        {
            ArrayPool<char>.Shared.Return(old);
        }
    }

    private void Grow(int more)
    {
        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(FirstSize, (int)Math.Min(Math.Max(checked(length + more), 2L * characters.Length), Array.MaxLength)));
        characters.AsSpan(0, length).CopyTo(larger);
        char[] old = characters;
        characters = larger;
        if (old.Length > 0)
        {
            ArrayPool<char>.Shared.Return(old);
        }
    }
}
