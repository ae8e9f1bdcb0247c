using CsCheck;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Tests.Functions;

/// <summary>Whatever the arguments, a function gives a value or an error of templates, and nothing else.</summary>
public sealed class AnyArgumentsTests
{
    private static readonly ChartLimits Limits = new() { MaxOutputCharacters = 200_000, MaxSteps = 50_000, MaxTime = TimeSpan.FromMinutes(5) };

    // Making keys and hashing passwords takes long on purpose.
    private static readonly string[] Slow = ["bcrypt", "buildCustomCert", "derivePassword", "htpasswd"];

    public static TheoryData<string> Names => [.. FunctionTable.Functions.Values
        .Where(function => !function.Name.StartsWith("gen", StringComparison.Ordinal) && !Slow.Contains(function.Name))
        .Where(function => function.Parameters.All(AnyValue.Takes))
        .Select(function => function.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_gives_a_value_or_an_error_of_templates(string name)
    {
        GoFunction function = FunctionTable.Functions[name];
        AnyValue.ArgumentsOf(function).Sample(arguments => Runs(function, arguments), iter: 150, threads: 1);
    }

    private static bool Runs(GoFunction function, object?[] arguments)
    {
        TemplateExecution execution = new(new TemplateServices(), new ExecutionBudget(Limits, CancellationToken.None));
        try
        {
            return GoPrint.KindOf(function.Body(execution, arguments)) >= GoKind.Invalid;
        }
        catch (Exception exception) when (exception is GoFunctionException or ChartException)
        {
            return exception.Message is not null;
        }
    }
}
