namespace MeshInstall.Charts;

/// <summary>The error of the chart engine; no other type leaves it but <see cref="OperationCanceledException"/>.</summary>
public sealed class ChartException : MeshException
{
    /// <summary>An error.</summary>
    /// <param name="errorId">The stable id, such as <c>ChartTemplateFailed</c>.</param>
    /// <param name="kind">The kind of failure.</param>
    /// <param name="message">What failed, on what, where and why.</param>
    /// <param name="recommendedAction">What to do next.</param>
    /// <param name="target">What it failed on: a chart, a template, a file.</param>
    /// <param name="innerException">The cause.</param>
    public ChartException(
        string errorId, MeshErrorKind kind, string message, string recommendedAction, object? target = null, Exception? innerException = null)
        : base(errorId, kind, message, recommendedAction, target, innerException)
    {
    }

    /// <summary>Where in which template it failed, innermost call first; empty where no template was running.</summary>
    public IReadOnlyList<TemplateFrame> Frames { get; init; } = [];

    /// <summary>The same error without secrets in its words; its cause goes where it might tell them.</summary>
    internal ChartException Without(HiddenWords words) => words.Mask(Message) is var masked && masked == Message && (InnerException is null || words.Mask(InnerException.ToString()) == InnerException.ToString())
        ? this
        : new ChartException(ErrorId, Kind, masked, words.Mask(RecommendedAction), Target) { Frames = Frames };

    internal static ChartException Limit(string what) => new(
        "ChartLimitExceeded", MeshErrorKind.LimitExceeded, $"The chart went over a bound: {what}.",
        "Look for a loop or recursion without end in the chart's templates, or use a chart you trust.");
}
