using System.Text.RegularExpressions;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Schemas.Evaluation;
using MeshInstall.Charts.Schemas.Formats;

namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>Holds a schema against the rules of its draft: what may stand under which keyword.</summary>
internal sealed partial class SchemaShape(SchemaDocument document, SchemaBudget budget)
{
    private static readonly string[] TypeNames = ["array", "boolean", "integer", "null", "number", "object", "string"];

    /// <exception cref="SchemaFault">Something of it is no schema.</exception>
    public void Require(object? schema, string pointer, SchemaDraft draft)
    {
        using SchemaBudget.Level level = budget.Enter();
        budget.Step();
        draft = document.FindAt(pointer)?.Draft ?? draft;
        if (schema is not GoMap map)
        {
            Demand(schema is bool && draft.Version > 4, pointer, draft.Version > 4 ? "an object or a boolean" : "an object");
            return;
        }

        foreach (string keyword in map.SortedKeys())
        {
            if (draft.Shape.TryGetValue(keyword, out SchemaShapeRule rule))
            {
                Require(rule, map[keyword], SchemaPointer.Append(pointer, keyword), draft);
            }
        }

        if (draft.Version == 4)
        {
            Demand(!map.ContainsKey("exclusiveMaximum") || map.ContainsKey("maximum"), pointer, "an object with 'maximum' beside 'exclusiveMaximum'");
            Demand(!map.ContainsKey("exclusiveMinimum") || map.ContainsKey("minimum"), pointer, "an object with 'minimum' beside 'exclusiveMinimum'");
        }
    }

    private static void Demand(bool holds, string pointer, string wanted)
    {
        if (!holds)
        {
            throw new SchemaFault($"at {SchemaText.Quote(pointer)} it is not {wanted}");
        }
    }

    private void Require(SchemaShapeRule rule, object? value, string pointer, SchemaDraft draft)
    {
        switch (rule)
        {
            case SchemaShapeRule.SchemaOrFlag when value is bool:
                break;
            case SchemaShapeRule.Schema or SchemaShapeRule.SchemaOrFlag:
            case SchemaShapeRule.SchemaOrList when value is not GoList:
                Require(value, pointer, draft);
                break;
            case SchemaShapeRule.SchemaList or SchemaShapeRule.SchemaOrList:
                Demand(value is GoList { Count: > 0 }, pointer, "a list of schemas");
                RequireEach((GoList)value!, pointer, draft);
                break;
            case SchemaShapeRule.SchemaMap or SchemaShapeRule.SchemaMapByPattern:
            case SchemaShapeRule.SchemasOrNames or SchemaShapeRule.SchemasOrSomeNames or SchemaShapeRule.NameLists:
                Demand(value is GoMap, pointer, "an object");
                RequireEach(rule, (GoMap)value!, pointer, draft);
                break;
            default:
                RequirePlain(rule, value, pointer);
                break;
        }
    }

    private void RequireEach(GoList list, string pointer, SchemaDraft draft)
    {
        for (int i = 0; i < list.Count; i++)
        {
            Require(list[i], SchemaPointer.Append(pointer, i), draft);
        }
    }

    private void RequireEach(SchemaShapeRule rule, GoMap map, string pointer, SchemaDraft draft)
    {
        foreach (string key in map.SortedKeys())
        {
            string place = SchemaPointer.Append(pointer, key);
            if (rule == SchemaShapeRule.SchemaMapByPattern)
            {
                Demand(SchemaPattern.TryCompile(key, out _, out string? error), place, $"named by a regular expression ({error})");
            }

            if (rule == SchemaShapeRule.NameLists || (map[key] is GoList && rule is SchemaShapeRule.SchemasOrNames or SchemaShapeRule.SchemasOrSomeNames))
            {
                RequirePlain(rule == SchemaShapeRule.SchemasOrSomeNames ? SchemaShapeRule.SomeNames : SchemaShapeRule.Names, map[key], place);
            }
            else
            {
                Require(map[key], place, draft);
            }
        }
    }

    private void RequirePlain(SchemaShapeRule rule, object? value, string pointer)
    {
        switch (rule)
        {
            case SchemaShapeRule.Names or SchemaShapeRule.SomeNames:
                Demand(value is GoList list && list.Items.All(item => item is string) && IsDistinct(list) && (list.Count > 0 || rule == SchemaShapeRule.Names),
                    pointer, "a list of different names");
                break;
            case SchemaShapeRule.Number:
                Demand(value is SchemaNumber, pointer, "a number");
                break;
            case SchemaShapeRule.PositiveNumber:
                Demand(value is SchemaNumber { Value: { } number } && number.CompareTo(default) > 0, pointer, "a number greater than 0");
                break;
            case SchemaShapeRule.Count:
                Demand(value is SchemaNumber { Value: { IsInteger: true } count } && count.CompareTo(default) >= 0, pointer, "a whole number from 0");
                break;
            case SchemaShapeRule.Flag:
                Demand(value is bool, pointer, "true or false");
                break;
            case SchemaShapeRule.Flags:
                Demand(value is GoMap flags && flags.Entries.All(entry => entry.Value is bool && SchemaFormats.Check("uri", entry.Key) is null), pointer, "an object of URIs and booleans");
                break;
            case SchemaShapeRule.List:
                Demand(value is GoList, pointer, "a list");
                break;
            case SchemaShapeRule.DistinctList:
                Demand(value is GoList { Count: > 0 } items && IsDistinct(items), pointer, "a list of different values");
                break;
            case SchemaShapeRule.Types:
                Demand(IsTypeName(value) || (value is GoList { Count: > 0 } types && types.Items.All(IsTypeName) && IsDistinct(types)),
                    pointer, "the name of a type, or a list of them");
                break;
            default:
                RequireText(rule, value, pointer);
                break;
        }
    }

    private static void RequireText(SchemaShapeRule rule, object? value, string pointer)
    {
        Demand(value is string, pointer, "a string");
        string text = (string)value!;
        switch (rule)
        {
            case SchemaShapeRule.Pattern:
                Demand(SchemaPattern.TryCompile(text, out _, out string? error), pointer, $"a regular expression ({error})");
                break;
            case SchemaShapeRule.Address:
                Demand(SchemaFormats.Check("uri", text) is null, pointer, "a URI");
                break;
            case SchemaShapeRule.ReferenceWithoutFragment:
                Demand(text.IndexOf('#', StringComparison.Ordinal) is var hash && (hash < 0 || hash == text.Length - 1), pointer, "a URI without fragment");
                goto case SchemaShapeRule.Reference;
            case SchemaShapeRule.Reference:
                Demand(SchemaFormats.Check("uri-reference", text) is null, pointer, "a URI reference");
                break;
            case SchemaShapeRule.Anchor2019:
                Demand(NameOf2019().IsMatch(text), pointer, "the name of an anchor");
                break;
            case SchemaShapeRule.Anchor2020:
                Demand(NameOf2020().IsMatch(text), pointer, "the name of an anchor");
                break;
        }
    }

    private bool IsDistinct(GoList list) => SchemaEquality.FindDuplicates(list, budget) is null;

    private static bool IsTypeName(object? value) => value is string name && TypeNames.Contains(name);

    [GeneratedRegex(@"^[A-Za-z][-A-Za-z0-9.:_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameOf2019();

    [GeneratedRegex(@"^[A-Za-z_][-A-Za-z0-9._]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameOf2020();
}
