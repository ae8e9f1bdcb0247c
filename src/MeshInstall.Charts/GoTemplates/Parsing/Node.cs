using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>A part of a parsed template; nothing of it ever changes.</summary>
/// <param name="Position">Where it starts, in UTF-16 characters from the start of the template's text.</param>
internal abstract record Node(int Position)
{
    /// <summary>Text that is longer goes no deeper into the template.</summary>
    protected const int LongestText = 160;

    /// <summary>The part as Go's errors show it.</summary>
    public sealed override string ToString()
    {
        StringBuilder text = new();
        WriteTo(text);
        return text.ToString();
    }

    /// <summary>Appends what <see cref="ToString"/> gives.</summary>
    public abstract void WriteTo(StringBuilder text);
}
