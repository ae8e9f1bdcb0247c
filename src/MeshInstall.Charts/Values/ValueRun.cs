using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Values;

/// <summary>One working out of the values of a chart and its subcharts: what Helm would warn of, and the bounds it is held to.</summary>
/// <param name="budget">The bounds of the render.</param>
internal sealed class ValueRun(ExecutionBudget budget)
{
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    /// <exception cref="ChartException">There are too many warnings.</exception>
    public void Warn(string warning)
    {
        Reservation.Text(budget, warning.Length);
        _warnings.Add(warning);
    }

    /// <summary>Counts entries of tables before they are copied.</summary>
    /// <exception cref="ChartException">The bound is reached.</exception>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public void Copy(int entries) => Reservation.Items(budget, entries + 1);

    /// <summary>Counts comparisons.</summary>
    /// <exception cref="ChartException">The bound is reached.</exception>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public void Look(int steps = 1) => budget.Step(steps);
}
