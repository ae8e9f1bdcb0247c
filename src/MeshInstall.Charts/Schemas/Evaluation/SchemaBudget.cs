using System.Runtime.CompilerServices;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Schemas.Evaluation;

/// <summary>Counts what one evaluation takes and ends it at a bound. Not safe for use by several threads.</summary>
internal sealed class SchemaBudget(CancellationToken cancellationToken)
{
    private const int StepsBetweenLooks = 4096;
    private const int MaxDepth = 1_000;
    private const long MaxSteps = 1_000_000;
    private long steps;
    private int depth;

    /// <summary>The bounds of regular expressions.</summary>
    public ExecutionBudget Matching { get; } = new(ChartLimits.Default, cancellationToken);

    public void Step()
    {
        if (++steps % StepsBetweenLooks != 0)
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (steps > MaxSteps)
        {
            throw ChartException.Limit($"its values.schema.json took more than {MaxSteps} steps");
        }
    }

    /// <summary>Goes one level down; disposing what it gives goes up again.</summary>
    public Level Enter()
    {
        if (++depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw ChartException.Limit($"its values.schema.json or its values nest deeper than {MaxDepth} levels");
        }

        return new Level(this);
    }

    internal readonly ref struct Level(SchemaBudget budget)
    {
        public void Dispose() => budget.depth--;
    }
}
