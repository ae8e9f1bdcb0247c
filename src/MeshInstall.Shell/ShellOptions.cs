namespace MeshInstall.Shell;

/// <summary>What the command line asks for.</summary>
internal sealed record ShellOptions
{
    public const string Usage =
        """
        MeshInstall.Shell: a PowerShell host with MeshInstall imported.

          MeshInstall.Shell                                an interactive prompt, or the commands on standard input
          MeshInstall.Shell -Command TEXT ...              runs TEXT; - reads it from standard input
          MeshInstall.Shell -File SCRIPT [ARGUMENT ...]    runs a script file; -File may be left out

          -NonInteractive   never prompts; a confirmation that is needed is an error
          -NoLogo           no greeting at the prompt
          -Version          prints the version of PowerShell and of MeshInstall
          -Help             prints this text

        Exit codes: 0; 1 after a terminating error, or when the last command of -Command failed; N after 'exit N'; 64 for a wrong command line.
        """;

    public string? Command { get; init; }

    public string? File { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public bool ReadsStandardInput { get; init; }

    public bool NonInteractive { get; init; }

    public bool NoLogo { get; init; }

    public bool ShowVersion { get; init; }

    public bool ShowHelp { get; init; }

    /// <summary>The options of a command line, in pwsh's spelling: any case, unambiguous abbreviations, one or two dashes.</summary>
    /// <exception cref="ArgumentException">The command line is wrong.</exception>
    public static ShellOptions Parse(IReadOnlyList<string> args, bool standardInputIsRedirected)
    {
        ShellOptions options = new();
        for (int index = 0; index < args.Count; index++)
        {
            string[] rest = [.. args.Skip(index + 1)];
            switch (Name(args[index]))
            {
                case "noninteractive":
                    options = options with { NonInteractive = true };
                    break;
                case "nologo" or "noprofile":
                    options = options with { NoLogo = true };
                    break;
                case "version":
                    return options with { ShowVersion = true };
                case "help":
                    return options with { ShowHelp = true };
                case "command" when rest.Length == 0:
                    throw new ArgumentException("-Command needs the text to run.");
                case "command" when rest is ["-"]:
                    return options with { ReadsStandardInput = true };
                case "command":
                    return options with { Command = string.Join(' ', rest) };
                case "file" when rest.Length == 0:
                    throw new ArgumentException("-File needs the script to run.");
                case "file":
                    return options with { File = rest[0], Arguments = rest[1..] };
                case null when !args[index].StartsWith('-'):
                    return options with { File = args[index], Arguments = rest };
                default:
                    throw new ArgumentException($"'{args[index]}' is not an option.");
            }
        }

        return options with { ReadsStandardInput = standardInputIsRedirected };
    }

    private static string? Name(string argument)
    {
        if (argument is "-?" or "/?")
        {
            return "help";
        }

        string[] known = ["command", "file", "noninteractive", "nologo", "noprofile", "version", "help"];
        string name = argument.TrimStart('-');
        if (name.Length == argument.Length || name.Length == 0)
        {
            return null;
        }

        string[] matches = [.. known.Where(candidate => candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase))];
        return matches.Length == 1 ? matches[0] : null;
    }
}
