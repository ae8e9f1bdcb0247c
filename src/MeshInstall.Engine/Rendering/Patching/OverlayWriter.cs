using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>Writes a value to a path of an object, or removes what stands there.</summary>
internal static class OverlayWriter
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    /// <summary>The tree with <paramref name="value"/> at the path; null or no value removes. Maps on the way are made where they are missing.</summary>
    /// <exception cref="MeshException">An item that the path names is not there, or the path goes through a plain value (<c>OverlayInvalid</c>).</exception>
    public static MeshNode Write(MeshNode root, OverlayPath path, MeshNode? value, object target)
    {
        bool removes = value is null or { IsNull: true };
        return Step(root, 0) ?? throw Error("it removes the object itself");

        MeshNode? Step(MeshNode? node, int depth)
        {
            if (depth == path.Steps.Count)
            {
                return removes ? null : OverlayValue.Read(value!, node);
            }

            OverlayStep step = path.Steps[depth];
            return node switch
            {
                null or MeshScalar { IsNull: true } when removes => node,
                null or MeshScalar { IsNull: true } => step.Kind switch
                {
                    OverlayStepKind.Field => InMap(MeshMap.Empty, step, depth),
                    OverlayStepKind.Position => InList(MeshList.Empty, step, depth),
                    _ => throw Error($"there is no list in which to find {step}"),
                },
                MeshMap map when step.Kind == OverlayStepKind.Field => InMap(map, step, depth),
                MeshList list when step.Kind != OverlayStepKind.Field => InList(list, step, depth),
                MeshMap => throw Error($"{step} selects from a list, and a map stands there with the fields {string.Join(", ", ((MeshMap)node).Keys)}"),
                MeshList => throw Error($"'{step}' is a field, and a list stands there"),
                _ => throw Error($"'{step}' goes below the plain value '{node}'"),
            };
        }

        MeshMap InMap(MeshMap map, OverlayStep step, int depth)
        {
            MeshNode? child = map.Find(step.Key);
            return child is null && removes ? map : Step(child, depth + 1) is { } written ? map.With(step.Key, written) : map.Without(step.Key);
        }

        MeshList InList(MeshList list, OverlayStep step, int depth)
        {
            int position = Position(list, step);
            if (position < 0 || position >= list.Count)
            {
                return removes ? list : new MeshList([.. list, Step(null, depth + 1)!]);
            }

            MeshNode? written = Step(list[position], depth + 1);
            return new MeshList([.. list.Take(position), .. written is null ? Array.Empty<MeshNode>() : [written], .. list.Skip(position + 1)]);
        }

        int Position(MeshList list, OverlayStep step)
        {
            if (step.Kind == OverlayStepKind.Position)
            {
                return step.Index;
            }

            for (int index = 0; index < list.Count; index++)
            {
                if (Matches(list[index], step))
                {
                    return index;
                }
            }

            IEnumerable<string> there = list.Select(item => item is MeshMap map ? map.Find(step.Key)?.ToString() ?? "(without)" : item.ToString()!);
            throw Error($"no item matches {step}; there are {string.Join(", ", there)}");
        }

        MeshException Error(string reason) => OverlayErrors.Invalid($"The overlay path '{path.Text}' does not fit {target}: {reason}.", path.Origin, target);
    }

    private static bool Matches(MeshNode item, OverlayStep step) => (item, step.Kind) switch
    {
        (MeshMap map, OverlayStepKind.KeyValue) => map.Find(step.Key) is { } node && node.ToString() == step.Value,
        (MeshScalar scalar, OverlayStepKind.Value) => IsMatch(scalar.ToString(), step.Value),
        (MeshScalar scalar, OverlayStepKind.KeyValue) => IsMatch(scalar.ToString(), $"{step.Key}:{step.Value}"),
        _ => false,
    };

    private static bool IsMatch(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternTime);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            return text == pattern;
        }
    }
}
