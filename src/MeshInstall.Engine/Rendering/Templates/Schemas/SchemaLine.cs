namespace MeshInstall.Engine.Rendering.Templates.Schemas;

/// <summary>A line of a table of schemas, with the lines that stand deeper below it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Subject">What stands before the colon; all of it where there is none.</param>
/// <param name="Text">What stands after the colon.</param>
internal sealed record SchemaLine(int Number, string Subject, string Text)
{
    private const int Step = 2;

    public List<SchemaLine> Children { get; } = [];

    /// <summary>The lines of a text that stand at its margin; empty ones and comments are left out.</summary>
    public static IReadOnlyList<SchemaLine> Read(string text)
    {
        SchemaLine root = new(0, string.Empty, string.Empty);
        List<SchemaLine> trail = [root];
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string content = line.TrimStart(' ');
            if (content.Length == 0 || content[0] == '#')
            {
                continue;
            }

            int depth = (line.Length - content.Length) / Step;
            if (depth >= trail.Count)
            {
                throw SchemaErrors.At(number, "the line stands too deep");
            }

            int colon = content.IndexOf(": ", StringComparison.Ordinal);
            SchemaLine read = colon < 0 ? new SchemaLine(number, content, string.Empty) : new SchemaLine(number, content[..colon], content[(colon + 2)..]);
            trail.RemoveRange(depth + 1, trail.Count - depth - 1);
            trail[depth].Children.Add(read);
            trail.Add(read);
        }

        return root.Children;
    }

    /// <summary>The line as it was written.</summary>
    public override string ToString() => Text.Length == 0 ? Subject : $"{Subject}: {Text}";
}
