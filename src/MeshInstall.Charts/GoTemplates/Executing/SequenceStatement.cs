namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary>Statements one after the other.</summary>
internal sealed class SequenceStatement(Statement[] statements) : Statement
{
    public static Statement Empty { get; } = new SequenceStatement([]);

    public static Statement Of(List<Statement> statements) => statements.Count switch
    {
        0 => Empty,
        1 => statements[0],
        _ => new SequenceStatement([.. statements]),
    };

    public override Flow Execute(TemplateCall call)
    {
        foreach (Statement statement in statements)
        {
            Flow flow = statement.Execute(call);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }
}
