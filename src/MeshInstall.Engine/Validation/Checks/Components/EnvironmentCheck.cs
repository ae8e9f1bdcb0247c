namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>Entries of env have a name of their own and one source of their value.</summary>
internal sealed class EnvironmentCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (ComponentPlace component in context.Components)
        {
            CheckEntries(context, component.Kubernetes["env"], component.Title);
        }

        CheckEntries(context, context.Values.Find("pilot", "envVarFrom"), "component pilot");
    }

    private static void CheckEntries(CheckContext context, Place env, string owner)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Place entry in env.Items().Where(entry => entry.Map is not null))
        {
            Place name = entry["name"];
            if (name.Text is not { Length: > 0 } text)
            {
                if (!name.Exists || name.Text is not null)
                {
                    context.Log.Error(
                        "EnvironmentWithoutName", entry.Path, entry.Node, $"An environment variable of {owner} has no name.", "Add 'name'.");
                }

                continue;
            }

            if (!names.Add(text))
            {
                context.Log.Warning(
                    "DuplicateEnvironment", name.Path, name.Node, $"The environment variable {text} of {owner} is set twice; the last one counts.",
                    "Remove one of the two.");
            }

            if (entry["value"].Text is { Length: > 0 } && entry["valueFrom"].Exists)
            {
                context.Log.Error(
                    "ConflictingFields", entry["valueFrom"].Path, entry["valueFrom"].Node,
                    $"The environment variable {text} has both 'value' and 'valueFrom'.", "Keep one of the two.");
            }
        }
    }
}
