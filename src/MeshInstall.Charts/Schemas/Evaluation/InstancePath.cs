using System.Text;

namespace MeshInstall.Charts.Schemas.Evaluation;

/// <summary>The way from the values to one of them; made text only where something is wrong.</summary>
internal sealed class InstancePath(InstancePath? parent, string? name, int index)
{
    public static string Format(InstancePath? path)
    {
        Stack<InstancePath> steps = new();
        for (InstancePath? step = path; step is not null; step = step.Parent)
        {
            steps.Push(step);
        }

        StringBuilder pointer = new();
        foreach (InstancePath step in steps)
        {
            _ = step.Name is null ? pointer.Append('/').Append(step.Index) : pointer.Append('/').Append(SchemaText.EscapeToken(step.Name));
        }

        return pointer.ToString();
    }

    private InstancePath? Parent { get; } = parent;

    private string? Name { get; } = name;

    private int Index { get; } = index;
}
