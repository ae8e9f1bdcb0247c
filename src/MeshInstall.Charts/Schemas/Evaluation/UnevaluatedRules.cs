using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Evaluation;

/// <summary>The keywords about what no other keyword looked at.</summary>
internal static class UnevaluatedRules
{
    public static void Check(SchemaEvaluation evaluation)
    {
        if (evaluation.Value is GoMap map && evaluation.Schema.UnevaluatedProperties is { } forProperties)
        {
            foreach (string name in map.SortedKeys())
            {
                if (evaluation.Unevaluated.Properties?.Contains(name) == true)
                {
                    evaluation.Add(evaluation.EvaluateProperty(forProperties, map[name], name));
                }
            }

            evaluation.Unevaluated.Clear();
        }

        if (evaluation.Value is GoList list && evaluation.Schema.UnevaluatedItems is { } forItems)
        {
            for (int i = 0; i < list.Count; i++)
            {
                if (evaluation.Unevaluated.Items?.Contains(i) == true)
                {
                    evaluation.Add(evaluation.EvaluateItem(forItems, list[i], i));
                }
            }

            evaluation.Unevaluated.Clear();
        }
    }
}
