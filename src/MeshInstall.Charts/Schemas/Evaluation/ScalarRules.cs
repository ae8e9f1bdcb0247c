using System.Text;

namespace MeshInstall.Charts.Schemas.Evaluation;

/// <summary>The keywords about strings and numbers.</summary>
internal static class ScalarRules
{
    public static void Check(SchemaEvaluation evaluation, string text)
    {
        CompiledSchema schema = evaluation.Schema;
        if (schema.MinLength is not null || schema.MaxLength is not null)
        {
            int length = Length(text);
            if (schema.MinLength is { } min && length < min)
            {
                evaluation.Fail("minLength", () => $"minLength: got {SchemaText.Count(length)}, want {SchemaText.Count(min)}");
            }

            if (schema.MaxLength is { } max && length > max)
            {
                evaluation.Fail("maxLength", () => $"maxLength: got {SchemaText.Count(length)}, want {SchemaText.Count(max)}");
            }
        }

        if (schema.Pattern is { } pattern && !pattern.IsMatch(text, evaluation.Budget))
        {
            evaluation.Fail("pattern", () => $"{SchemaText.Quote(text)} does not match pattern {SchemaText.Quote(pattern.Text)}");
        }
    }

    public static void CheckNumber(SchemaEvaluation evaluation, object value)
    {
        CompiledSchema schema = evaluation.Schema;
        if ((schema.Minimum ?? schema.Maximum ?? schema.ExclusiveMinimum ?? schema.ExclusiveMaximum ?? schema.MultipleOf) is null
            || !ExactNumber.TryCreate(value, out ExactNumber number))
        {
            return;
        }

        Check(evaluation, "minimum", number, schema.Minimum, order => order < 0);
        Check(evaluation, "maximum", number, schema.Maximum, order => order > 0);
        Check(evaluation, "exclusiveMinimum", number, schema.ExclusiveMinimum, order => order <= 0);
        Check(evaluation, "exclusiveMaximum", number, schema.ExclusiveMaximum, order => order >= 0);
        if (schema.MultipleOf is { } factor && !number.IsMultipleOf(factor))
        {
            Fail(evaluation, "multipleOf", number, factor);
        }
    }

    private static void Check(SchemaEvaluation evaluation, string keyword, ExactNumber number, ExactNumber? bound, Func<int, bool> isWrong)
    {
        if (bound is { } wanted && isWrong(number.CompareTo(wanted)))
        {
            Fail(evaluation, keyword, number, wanted);
        }
    }

    private static void Fail(SchemaEvaluation evaluation, string keyword, ExactNumber got, ExactNumber want) =>
        evaluation.Fail(keyword, () => $"{keyword}: got {SchemaText.Number(got)}, want {SchemaText.Number(want)}");

    private static int Length(string text)
    {
        int length = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }
}
