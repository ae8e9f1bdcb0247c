using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Functions;

/// <summary>The work of a function. The arguments are checked and converted to the parameters already; variadic ones follow one by one.</summary>
/// <param name="execution">The render that calls it.</param>
/// <param name="arguments">The arguments.</param>
/// <exception cref="GoFunctionException">What Go's function would return as its error.</exception>
internal delegate object? GoFunctionBody(TemplateExecution execution, object?[] arguments);

/// <summary>A function of templates with its Go signature.</summary>
/// <param name="name">The name in templates.</param>
/// <param name="body">The work.</param>
/// <param name="parameters">The types of the parameters; of a variadic function the last one is the type of every further argument.</param>
internal sealed class GoFunction(string name, GoFunctionBody body, params GoParameter[] parameters)
{
    public string Name { get; } = name;

    public GoFunctionBody Body { get; } = body;

    public IReadOnlyList<GoParameter> Parameters { get; } = parameters;

    /// <summary>Whether the last parameter takes any number of arguments, none included.</summary>
    public bool IsVariadic { get; init; }

    public override string ToString() => Name;
}
