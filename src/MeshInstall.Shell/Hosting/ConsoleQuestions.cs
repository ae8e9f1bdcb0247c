using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace MeshInstall.Shell.Hosting;

/// <summary>Asks the user: choices such as -Confirm, mandatory parameters, secrets.</summary>
internal sealed class ConsoleQuestions(ConsoleUserInterface ui, bool nonInteractive)
{
    private static readonly TimeSpan KeyInterval = TimeSpan.FromMilliseconds(25);

    public string ReadLine()
    {
        RequireInteractive();
        if (!Console.IsInputRedirected)
        {
            StringBuilder line = new();
            ReadKeys(character => line.Append(character), () => line.Length > 0 && line.Remove(line.Length - 1, 1) is not null, isSecret: false);
            return line.ToString();
        }

        return Console.In.ReadLine() ?? throw new HostException("Standard input ended where an answer was needed.");
    }

    public SecureString ReadSecret()
    {
        RequireInteractive();
        SecureString secret = new();
        if (Console.IsInputRedirected)
        {
            foreach (char character in ReadLine())
            {
                secret.AppendChar(character);
            }

            return secret;
        }

        ReadKeys(secret.AppendChar, () => RemoveLast(secret), isSecret: true);
        return secret;
    }

    public int AskChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        RequireInteractive();
        WriteHeading(caption, message);
        (string Key, string Label)[] labels = [.. choices.Select(SplitLabel)];
        while (true)
        {
            foreach ((string key, string label) in labels)
            {
                ui.Write($"[{key}] {label}  ");
            }

            string defaultText = defaultChoice >= 0 ? $" (default is \"{labels[defaultChoice].Key}\")" : string.Empty;
            ui.Write($"[?] Help{defaultText}: ");
            string answer = ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            int chosen = Array.FindIndex(labels, label =>
                string.Equals(label.Key, answer, StringComparison.OrdinalIgnoreCase)
                || string.Equals(label.Label, answer, StringComparison.OrdinalIgnoreCase));
            if (chosen >= 0)
            {
                return chosen;
            }

            if (answer == "?")
            {
                foreach ((ChoiceDescription choice, (string key, _)) in choices.Zip(labels))
                {
                    ui.WriteLine($"{key} - {choice.HelpMessage}");
                }
            }
        }
    }

    public Dictionary<string, PSObject> AskFields(string caption, string message, Collection<FieldDescription> fields)
    {
        RequireInteractive();
        WriteHeading(caption, message);
        Dictionary<string, PSObject> answers = [];
        foreach (FieldDescription field in fields)
        {
            Type type = Type.GetType(field.ParameterAssemblyFullName) ?? Type.GetType(field.ParameterTypeFullName) ?? typeof(string);
            answers[field.Name] = type.IsArray ? AskItems(field, type) : AskField(field.Name, type);
        }

        return answers;
    }

    public PSCredential AskCredential(string caption, string message, string? userName)
    {
        RequireInteractive();
        WriteHeading(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            ui.Write("User: ");
            userName = ReadLine();
        }

        ui.Write($"Password for user {userName}: ");
        return new PSCredential(userName, ReadSecret());
    }

    // Ctrl+C is a key here: a line that the console itself reads could not be given up, and the pipeline would not stop.
    private void ReadKeys(Action<char> append, Func<bool> removeLast, bool isSecret)
    {
        Console.TreatControlCAsInput = true;
        try
        {
            while (true)
            {
                WaitForKey();
                ConsoleKeyInfo key = Console.ReadKey(intercept: true);
                if (key.Key == ConsoleKey.Enter || key.KeyChar is '\r' or '\n')
                {
                    ui.WriteLine(string.Empty);
                    return;
                }

                if (key is { Key: ConsoleKey.C or ConsoleKey.D, Modifiers: ConsoleModifiers.Control })
                {
                    ui.WriteLine(string.Empty);
                    throw new PipelineStoppedException();
                }

                if (key.Key == ConsoleKey.Backspace)
                {
                    ui.Write(removeLast() && !isSecret ? "\b \b" : string.Empty);
                }
                else if (!char.IsControl(key.KeyChar))
                {
                    append(key.KeyChar);
                    ui.Write(isSecret ? string.Empty : key.KeyChar.ToString());
                }
            }
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    // Ctrl+C that comes before it is a key like others stops the pipeline, and nothing else would end the wait for an answer.
    private void WaitForKey()
    {
        while (!Console.KeyAvailable)
        {
            if (ui.StopRequested.Wait(KeyInterval))
            {
                ui.WriteLine(string.Empty);
                throw new PipelineStoppedException();
            }
        }
    }

    private static bool RemoveLast(SecureString secret)
    {
        if (secret.Length == 0)
        {
            return false;
        }

        secret.RemoveAt(secret.Length - 1);
        return true;
    }

    private PSObject AskField(string name, Type type)
    {
        ui.Write(name + ": ");
        object value = type == typeof(SecureString)
            ? ReadSecret()
            : LanguagePrimitives.ConvertTo(ReadLine(), type, CultureInfo.InvariantCulture);
        return PSObject.AsPSObject(value);
    }

    private PSObject AskItems(FieldDescription field, Type type)
    {
        List<string> items = [];
        while (true)
        {
            ui.Write($"{field.Name}[{items.Count}]: ");
            string item = ReadLine();
            if (item.Length == 0)
            {
                return PSObject.AsPSObject(LanguagePrimitives.ConvertTo(items, type, CultureInfo.InvariantCulture));
            }

            items.Add(item);
        }
    }

    private void RequireInteractive()
    {
        if (nonInteractive)
        {
            throw new PSInvalidOperationException(
                "The shell is non-interactive and cannot ask. Give -Confirm:$false, or the parameter that is missing.");
        }
    }

    private void WriteHeading(string caption, string message)
    {
        ui.EndProgress();
        foreach (string text in new[] { caption, message })
        {
            if (!string.IsNullOrEmpty(text))
            {
                ui.WriteLine(text);
            }
        }
    }

    // "&Yes" is chosen by Y; a label without a mark by the whole of it.
    private static (string Key, string Label) SplitLabel(ChoiceDescription choice)
    {
        int mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        string label = choice.Label.Replace("&", string.Empty, StringComparison.Ordinal);
        return (mark >= 0 && mark < label.Length ? label[mark].ToString().ToUpperInvariant() : label, label);
    }
}
