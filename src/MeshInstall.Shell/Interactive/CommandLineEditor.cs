using MeshInstall.Shell.Hosting;
using RadLine;
using Spectre.Console;

namespace MeshInstall.Shell.Interactive;

/// <summary>Reads one line with editing, history and tab completion.</summary>
internal sealed class CommandLineEditor
{
    private readonly ShellSession _session;
    private readonly List<string> _history = [];

    public CommandLineEditor(ShellSession session) => _session = session;

    /// <summary>One line; null at the end of input (Ctrl+D), cancelled after Ctrl+C.</summary>
    public string? ReadLine(string prompt, out bool cancelled)
    {
        cancelled = false;
        if (!LineEditor.IsSupported(AnsiConsole.Console))
        {
            Console.Write(prompt);
            return Console.ReadLine();
        }

        LineEnd end = new();
        LineEditor editor = new(source: new OneLineInput()) { Prompt = new LineEditorPrompt(Markup.Escape(prompt.TrimEnd())), MultiLine = false };
        foreach (string line in _history)
        {
            editor.History.Add(line);
        }

        TabCompletion completion = new(_session);
        editor.KeyBindings.Add(ConsoleKey.Tab, () => new CompleteCommand(completion, forward: true));
        editor.KeyBindings.Add(ConsoleKey.Tab, ConsoleModifiers.Shift, () => new CompleteCommand(completion, forward: false));
        editor.KeyBindings.Add(ConsoleKey.UpArrow, () => new PreviousHistoryCommand());
        editor.KeyBindings.Add(ConsoleKey.DownArrow, () => new NextHistoryCommand());

        // What was typed ahead of the prompt comes with line feeds.
        editor.KeyBindings.Add(ConsoleKey.J, ConsoleModifiers.Control, () => new SubmitCommand());
        editor.KeyBindings.Add(ConsoleKey.C, ConsoleModifiers.Control, () => new EndLineCommand(end, isCancel: true));
        editor.KeyBindings.Add(ConsoleKey.D, ConsoleModifiers.Control, () => new EndLineCommand(end, isCancel: false));

        // While a line is edited Ctrl+C is a key like others; while a command runs it is the signal that stops it.
        Console.TreatControlCAsInput = true;
        try
        {
            string? line = editor.ReadLine(CancellationToken.None).GetAwaiter().GetResult();
            cancelled = end.WasCancelled;
            if (end.WasCancelled || end.WasEnded)
            {
                Console.WriteLine();
                return null;
            }

            Remember(line);
            return line;
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    private void Remember(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line) && (_history.Count == 0 || _history[^1] != line))
        {
            _history.Add(line);
        }
    }

    private sealed class LineEnd
    {
        public bool WasCancelled { get; set; }

        public bool WasEnded { get; set; }
    }

    private sealed class EndLineCommand(LineEnd end, bool isCancel) : LineEditorCommand
    {
        public override void Execute(LineEditorContext context)
        {
            if (!isCancel && context.Buffer.Length > 0)
            {
                context.Execute(new DeleteCommand());
                return;
            }

            end.WasCancelled = isCancel;
            end.WasEnded = !isCancel;
            context.Submit(SubmitAction.Cancel);
        }
    }

    private sealed class CompleteCommand(TabCompletion completion, bool forward) : LineEditorCommand
    {
        public override void Execute(LineEditorContext context)
        {
            LineBuffer buffer = context.Buffer;
            if (completion.Next(buffer.Content, buffer.Position, forward) is not { } next)
            {
                return;
            }

            buffer.Clear(0, buffer.Length);
            buffer.Move(0);
            buffer.Insert(next.Text);
            buffer.Move(next.Cursor);
        }
    }
}
