using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Executing;

/// <summary><c>if</c> or <c>with</c> and every further condition of theirs.</summary>
internal sealed class ConditionStatement(bool setsDot, Expression[] conditions, Statement[] bodies, Statement? otherwise) : Statement
{
    public override Flow Execute(TemplateCall call)
    {
        call.Execution.Budget.Step();
        for (int i = 0; i < conditions.Length; i++)
        {
            object? value = conditions[i].EvaluatePlain(call);
            if (GoTruth.IsTrue(value))
            {
                return setsDot ? ExecuteWith(call, bodies[i], value) : bodies[i].Execute(call);
            }
        }

        return otherwise is null ? Flow.Next : otherwise.Execute(call);
    }

    private static Flow ExecuteWith(TemplateCall call, Statement body, object? dot)
    {
        object? outer = call.Dot;
        call.Dot = dot;
        Flow flow = body.Execute(call);
        call.Dot = outer;
        return flow;
    }
}
