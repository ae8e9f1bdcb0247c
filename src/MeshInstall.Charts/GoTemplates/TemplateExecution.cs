namespace MeshInstall.Charts.GoTemplates;

/// <summary>One render under way: what functions reach besides their arguments.</summary>
internal sealed class TemplateExecution
{
    public TemplateExecution(TemplateServices services, ExecutionBudget budget)
    {
        Services = services;
        Budget = budget;
    }

    public TemplateServices Services { get; }

    /// <summary>The bounds of this render; functions that loop or build large results ask it.</summary>
    public ExecutionBudget Budget { get; }
}
