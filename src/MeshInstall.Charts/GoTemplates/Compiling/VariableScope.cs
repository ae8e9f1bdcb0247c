namespace MeshInstall.Charts.GoTemplates.Compiling;

/// <summary>The variables that exist at a place of a template, and the slots that hold them.</summary>
internal sealed class VariableScope
{
    private readonly List<(string Name, bool IsElement)> variables = [("$", false)];

    /// <summary>The most variables that exist at one time.</summary>
    public int Most { get; private set; } = 1;

    public int Count => variables.Count;

    /// <summary>Whether the dot is an element of a range.</summary>
    public bool IsDotElement { get; set; }

    /// <summary>A new variable; gives back its slot.</summary>
    public int Declare(string name, bool isElement = false)
    {
        variables.Add((name, isElement));
        Most = Math.Max(Most, variables.Count);
        return variables.Count - 1;
    }

    /// <summary>The slot of the variable declared last under a name; -1 where there is none.</summary>
    public int Find(string name) => variables.FindLastIndex(variable => variable.Name == name);

    public bool IsElement(int slot) => variables[slot].IsElement;

    /// <summary>Forgets the variables declared since there were <paramref name="count"/>.</summary>
    public void ForgetFrom(int count) => variables.RemoveRange(count, variables.Count - count);
}
