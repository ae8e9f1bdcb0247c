namespace MeshInstall.Tests.Secrets;

/// <summary>The canaries of a test, by where they were planted.</summary>
internal sealed class CanarySet
{
    private readonly Dictionary<string, Canary> _canaries = new(StringComparer.Ordinal);

    /// <summary>The canary of a place; a new one the first time.</summary>
    public Canary this[string place]
    {
        get
        {
            if (!_canaries.TryGetValue(place, out Canary? canary))
            {
                _canaries[place] = canary = new Canary(place);
            }

            return canary;
        }
    }

    /// <summary>What is known about a secret and may not be there: each as <c>place of the canary: stream: text around</c>.</summary>
    public IEnumerable<string> Leaks(IEnumerable<(string Stream, string Text)> streams) =>
        from stream in streams
        from canary in _canaries.Values
        where canary.IsIn(stream.Text)
        select $"{canary.Name}: {stream.Stream}: {Around(stream.Text, canary)}";

    /// <summary>Fails with each place where a secret came to light.</summary>
    public void AssertSilent(params IEnumerable<WatchedRun> runs)
    {
        string[] leaks = [.. Leaks(runs.SelectMany(run => run.Streams))];
        Assert.True(leaks.Length == 0, string.Join('\n', leaks));
    }

    /// <summary>The places whose canaries bytes hold.</summary>
    public IEnumerable<string> Places(byte[] bytes) => _canaries.Values.Where(canary => canary.IsIn(bytes)).Select(canary => canary.Name);

    private static string Around(string text, Canary canary)
    {
        int at = text.IndexOf(canary.Value[4..12], StringComparison.OrdinalIgnoreCase);
        return at < 0 ? text[..Math.Min(text.Length, 200)] : text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 60)];
    }
}
