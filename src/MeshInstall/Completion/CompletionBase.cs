using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace MeshInstall.Completion;

/// <summary>Completes a parameter from a list of local facts: prefix in any case or wildcards, quoted where needed, never an error.</summary>
public abstract class CompletionBase : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = wordToComplete.Trim('\'', '"');
        WildcardPattern pattern = WildcardPattern.Get(
            WildcardPattern.ContainsWildcardCharacters(word) ? word : WildcardPattern.Escape(word) + "*", WildcardOptions.IgnoreCase);
        try
        {
            return [.. Candidates(fakeBoundParameters)
                .Where(candidate => pattern.IsMatch(candidate.Text))
                .Select(candidate => new CompletionResult(
                    Quote(candidate.Text), candidate.Text, CompletionResultType.ParameterValue, candidate.Tooltip))];
        }
        catch (Exception exception) when (exception is MeshException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>What can stand there, each with an explanation.</summary>
    private protected abstract IEnumerable<Candidate> Candidates(IDictionary boundParameters);

    private static string Quote(string text) =>
        text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '/')
            ? text
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private protected sealed record Candidate(string Text, string Tooltip);
}
