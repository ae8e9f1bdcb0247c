using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace MeshInstall.Charts.GoTemplates;

/// <summary>Lets recursion go on where the stack of the thread ends: on a further thread, while this one waits.</summary>
internal static class DeepStack
{
    private const int Size = 64 * 1024 * 1024;

    /// <summary>Runs the work here where the stack has room, else on a thread with a large stack.</summary>
    public static T Run<T>(Func<T> work)
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return work();
        }

        T result = default!;
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(() => failure = Catch(() => result = work()), Size) { IsBackground = true, Name = "Chart templates" };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }

    /// <summary>As the other, without an object for the work where the stack has room.</summary>
    public static TResult Run<TState, TResult>(Func<TState, TResult> work, TState state) =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack() ? work(state) : Run(() => work(state));

    private static ExceptionDispatchInfo? Catch(Action work)
    {
        try
        {
            work();
            return null;
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to the thread that waits.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return ExceptionDispatchInfo.Capture(exception);
        }
    }
}
