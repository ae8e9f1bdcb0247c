using System.Runtime.ExceptionServices;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates.Parsing;

namespace MeshInstall.Charts.Tests.Fuzzing;

/// <summary>Gives one text to a target, on a stack as small as any host has, and says whether the outcome is one that a caller may meet.</summary>
internal static class FuzzRun
{
    private const int StackBytes = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <exception cref="InvalidOperationException">Another exception than the engine's own left it, or it did not end.</exception>
    public static void OnSmallStack(Action action, Func<string> describe)
    {
        Exception? failure = null;
        Thread thread = new(() => failure = Record.Exception(action), StackBytes) { IsBackground = true };
        thread.Start();
        if (!thread.Join(Patience))
        {
            throw new InvalidOperationException($"It did not end: {describe()}");
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>What is wrong with the way a text was taken; null where nothing is.</summary>
    public static Exception? Try(FuzzTarget target, byte[] text)
    {
        try
        {
            target.Run(text);
            return null;
        }
        catch (Exception exception)
        {
            return IsExpected(exception) ? null : exception;
        }
    }

    private static bool IsExpected(Exception exception)
    {
        // The template engine makes an error of its own of everything, so a slip of a function shows only inside.
        while (exception is ChartException { Frames.Count: > 0, InnerException: { } inner })
        {
            exception = inner;
        }

        return exception is MeshException or GoFunctionException or TemplateSyntaxException;
    }
}
