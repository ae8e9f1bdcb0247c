using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Compiling;
using MeshInstall.Charts.GoTemplates.Executing;

namespace MeshInstall.Charts.GoTemplates;

/// <summary>One render under way: what functions reach besides their arguments. Not safe for use by several threads.</summary>
internal sealed class TemplateExecution
{
    private readonly Dictionary<string, int> included = new(StringComparer.Ordinal);
    private int depth;

    public TemplateExecution(TemplateServices services, ExecutionBudget budget)
        : this(services, budget, new TemplateSet(FunctionTable.Functions, budget.Limits))
    {
    }

    public TemplateExecution(TemplateServices services, ExecutionBudget budget, TemplateSet templates)
    {
        Services = services;
        Budget = budget;
        Templates = templates;
    }

    public TemplateServices Services { get; }

    /// <summary>The bounds of this render; functions that loop or build large results ask it.</summary>
    public ExecutionBudget Budget { get; }

    /// <summary>The templates that can be called; those that <c>tpl</c> defines while it runs.</summary>
    public TemplateSet Templates { get; private set; }

    /// <summary>The innermost template; after an error, the one it came from.</summary>
    public TemplateCall? Innermost { get; private set; }

    /// <summary>Runs a template that writes to <paramref name="output"/>.</summary>
    public void Call(CompiledTemplate template, object? dot, TextBuffer output)
    {
        if (++depth > Budget.Limits.MaxCallDepth)
        {
            throw ChartException.Limit($"templates call each other more than {Budget.Limits.MaxCallDepth} deep");
        }

        TemplateCall call = new(this, template, dot, output, Innermost);
        Innermost = call;
        DeepStack.Run(static call => call.Template.Body.Execute(call), call);
        Innermost = call.Caller;
        depth--;
    }

    /// <summary>Runs a template; gives back what it wrote.</summary>
    public string Render(CompiledTemplate template, object? dot)
    {
        using TextBuffer output = new(Budget);
        Call(template, dot, output);
        return output.ToString();
    }

    /// <summary>Runs a template with other templates beside it; gives back what it wrote.</summary>
    public string Render(CompiledTemplate template, object? dot, TemplateSet templates)
    {
        TemplateSet outer = Templates;
        Templates = templates;
        string text = Render(template, dot);
        Templates = outer;
        return text;
    }

    /// <summary>Counts one more running template of a name; gives back how many run already.</summary>
    public int EnterInclude(string name)
    {
        int running = included.GetValueOrDefault(name);
        included[name] = running + 1;
        return running;
    }

    /// <summary>Counts one running template of a name less.</summary>
    public void LeaveInclude(string name) => included[name]--;
}
