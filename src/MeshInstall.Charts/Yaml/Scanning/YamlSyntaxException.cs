namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>The text is no YAML. It never leaves this assembly: readers turn it into an error of their own.</summary>
internal sealed class YamlSyntaxException : Exception
{
    public YamlSyntaxException(string problem, YamlMark place = default, int goLine = 0, string context = "", YamlMark contextPlace = default)
        : base(problem)
    {
        Problem = problem;
        Place = place;
        Context = context;
        ContextPlace = contextPlace;
        GoMessage = goLine > 0 ? $"line {goLine}: {problem}" : problem;
    }

    /// <summary>What is wrong, in the words of Go's reader.</summary>
    public string Problem { get; }

    /// <summary>Where it was found.</summary>
    public YamlMark Place { get; }

    /// <summary>What was being read, such as <c>while scanning a quoted scalar</c>; empty where nothing is to say.</summary>
    public string Context { get; }

    /// <summary>Where that began.</summary>
    public YamlMark ContextPlace { get; }

    /// <summary>The message of Go's reader, with the line it counts but without <c>yaml: </c> in front.</summary>
    public string GoMessage { get; }
}
