using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace MeshInstall.Tests.Hosting;

/// <summary>A host without a screen: it keeps what it is told, and answers confirmations with a given choice.</summary>
internal sealed class RecordingHost : PSHost
{
    private readonly RecordingUserInterface _ui = new();

    /// <summary>The lines that reached the host itself, such as those of -WhatIf.</summary>
    public IReadOnlyList<string> Lines => _ui.Lines;

    /// <summary>The messages of the confirmations that were asked.</summary>
    public IReadOnlyList<string> Questions => _ui.Questions;

    /// <summary>All that a user saw, in order, each with the stream it came on: lines, progress, and questions with caption, choices and their help.</summary>
    public IReadOnlyList<(string Stream, string Text)> Shown => _ui.Shown;

    /// <summary>The label of the choice to answer, such as <c>&amp;No</c>.</summary>
    public string Answer
    {
        get => _ui.Answer;
        set => _ui.Answer = value;
    }

    public override string Name => "Recording";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override void SetShouldExit(int exitCode)
    {
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    private sealed class RecordingUserInterface : PSHostUserInterface
    {
        private readonly List<string> _lines = [];
        private readonly List<string> _questions = [];
        private readonly List<(string Stream, string Text)> _shown = [];

        public IReadOnlyList<string> Lines => _lines;

        public IReadOnlyList<(string Stream, string Text)> Shown => _shown;

        public IReadOnlyList<string> Questions => _questions;

        public string Answer { get; set; } = "&No";

        public override PSHostRawUserInterface? RawUI => null;

        public override string ReadLine() => throw new NotSupportedException();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override void Write(string value) => Show("screen", value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Show("screen", value);

        public override void WriteLine(string value) => Show("screen", value);

        public override void WriteErrorLine(string value) => Show("screen: error", value);

        public override void WriteDebugLine(string message) => Show("screen: debug", message);

        public override void WriteVerboseLine(string message) => Show("screen: verbose", message);

        public override void WriteWarningLine(string message) => Show("screen: warning", message);

        public override void WriteProgress(long sourceId, ProgressRecord record) =>
            _shown.Add(("screen: progress", $"{record.Activity}\n{record.StatusDescription}\n{record.CurrentOperation}"));

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
            throw new NotSupportedException();

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            _questions.Add(message);
            _shown.Add(("question", string.Join('\n', [caption, message, .. choices.Select(choice => $"{choice.Label}: {choice.HelpMessage}")])));
            return choices.Select(choice => choice.Label).ToList().IndexOf(Answer);
        }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption,
            string message,
            string userName,
            string targetName,
            PSCredentialTypes allowedCredentialTypes,
            PSCredentialUIOptions options) => throw new NotSupportedException();

        private void Show(string stream, string line)
        {
            _lines.Add(line);
            _shown.Add((stream, line));
        }
    }
}
