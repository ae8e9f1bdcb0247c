using System.Runtime.CompilerServices;

namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>Ends the render before values that nest without end, or hold themselves, take the whole stack.</summary>
internal static class Nesting
{
    /// <exception cref="ChartException">The stack is nearly used up.</exception>
    public static void Guard()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw ChartException.Limit("values nest too deeply, or hold themselves");
        }
    }
}
