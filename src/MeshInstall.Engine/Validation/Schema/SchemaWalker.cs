using MeshInstall.Engine.Validation.Charts;

namespace MeshInstall.Engine.Validation.Schema;

/// <summary>Holds a document against the schema: unknown, removed and conflicting fields, and wrong types.</summary>
internal sealed class SchemaWalker(IssueLog log, FieldAdvisor advisor, ChartFieldRules? charts = null)
{
    public void Walk(NodePath path, MeshNode node, SchemaType type)
    {
        if (node.IsNull)
        {
            return;
        }

        switch (type)
        {
            case ObjectSchema schema when node is MeshMap map:
                WalkObject(path, map, schema);
                break;
            case MapSchema schema when node is MeshMap map:
                foreach (KeyValuePair<string, MeshNode> entry in map)
                {
                    Walk(path.Field(entry.Key), entry.Value, schema.Value);
                }

                break;
            case ListSchema schema when node is MeshList list:
                for (int index = 0; index < list.Count; index++)
                {
                    Walk(path.Item(index), list[index], schema.Item);
                }

                break;
            case AnySchema schema when !schema.MapOnly || node is MeshMap:
                break;
            case ScalarSchema schema when node is MeshScalar scalar:
                ScalarRules.Check(log, path, scalar, schema);
                break;
            case EnumSchema schema when node is MeshScalar scalar:
                ScalarRules.Check(log, path, scalar, schema);
                break;
            default:
                log.Error(
                    "WrongType", path, node, $"Found {NodeText.Describe(node, path)} where {type.Description} belongs.",
                    $"Write {type.Description} here.");
                break;
        }
    }

    private void WalkObject(NodePath path, MeshMap map, ObjectSchema schema)
    {
        Dictionary<string, string>? groups = null;
        foreach ((string key, MeshNode value) in map)
        {
            FieldNote? note = schema.FindNote(key);
            bool isCharts = schema.Find(key) is null && charts?.Accepts(path.Field(key), value) == true;
            if (note is not null && !(isCharts && note.Removed))
            {
                ReportNote(path.Field(key), key, value, note);
            }

            if (schema.Find(key) is not { } field)
            {
                if (note is null && !isCharts)
                {
                    ReportUnknown(path, key, value, schema);
                }

                continue;
            }

            if (field.OneOf is not null && !value.IsNull)
            {
                groups ??= new Dictionary<string, string>(StringComparer.Ordinal);
                if (!groups.TryAdd(field.OneOf, key))
                {
                    log.Error(
                        "ConflictingFields", path.Field(key), value, $"'{key}' and '{groups[field.OneOf]}' cannot both be set: Istio takes one of them.",
                        $"Keep either '{groups[field.OneOf]}' or '{key}'.");
                }
            }

            charts?.CheckKnown(path.Field(key), value, schema);
            Walk(path.Field(key), value, field.Type);
        }
    }

    private void ReportNote(NodePath path, string key, MeshNode value, FieldNote note)
    {
        if (value.IsNull)
        {
            return;
        }

        if (note.Removed)
        {
            log.Warning("RemovedField", path, value, $"Istio {note.Release} removed '{key}'.", note.Advice);
            return;
        }

        string when = note.Release.Length == 0 ? $"'{key}' has no effect." : $"'{key}' is deprecated since Istio {note.Release}.";
        log.Warning("DeprecatedField", path, value, when, note.Advice);
    }

    private void ReportUnknown(NodePath path, string key, MeshNode value, ObjectSchema schema)
    {
        string place = path.ToString();
        string where = place.Length == 0 ? "the document" : $"'{place}'";
        string suggestion = advisor.Advise(place, key, schema);
        if (charts?.Judge(path.Field(key)) is { } judged)
        {
            string message = $"The chart {judged.Chart} knows no field '{NodeText.Shorten(key)}' in {where}.";
            string step = judged.Near is { } near && !suggestion.Contains($"'{near}'", StringComparison.Ordinal) && !suggestion.StartsWith("Did", StringComparison.Ordinal)
                ? $"Did you mean '{near}'?"
                : suggestion;
            log.Add(schema.Open || !judged.IsIstios ? MeshSeverity.Warning : MeshSeverity.Error, "UnknownField", path.Field(key), value, message, step);
        }
        else if (schema.Open)
        {
            log.Warning("UnknownField", path.Field(key), value, $"The charts of Istio know no field '{NodeText.Shorten(key)}' in {where}.", suggestion);
        }
        else
        {
            log.Error("UnknownField", path.Field(key), value, $"There is no field '{NodeText.Shorten(key)}' in {where}.", suggestion);
        }
    }
}
