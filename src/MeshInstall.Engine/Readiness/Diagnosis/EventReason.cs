namespace MeshInstall.Engine.Readiness.Diagnosis;

/// <summary>What one kind of event says.</summary>
/// <param name="Reason">The event's reason, such as <c>FailedScheduling</c>.</param>
/// <param name="Message">Its message, on one line.</param>
/// <param name="Text">The line to show.</param>
internal sealed record EventReason(string Reason, string Message, string Text)
{
    private const string ErrorPrefix = "Error: ";

    /// <summary>Whether other lines say it already: a container that backs off, or the same words.</summary>
    public bool IsToldBy(IReadOnlyList<string> lines)
    {
        string words = Message.StartsWith(ErrorPrefix, StringComparison.Ordinal) ? Message[ErrorPrefix.Length..] : Message;
        return lines.Any(line => line.Contains(words, StringComparison.Ordinal)
            || (Reason == "BackOff" && line.Contains("BackOff", StringComparison.Ordinal)));
    }
}
