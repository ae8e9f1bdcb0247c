using RadLine;

namespace MeshInstall.Shell.Interactive;

/// <summary>The keys of one line: those behind its end stay with the console, so that pasted lines come one after the other.</summary>
internal sealed class OneLineInput : IInputSource
{
    private bool _ended;

    public bool ByPassProcessing => false;

    public bool IsKeyAvailable() => !_ended && Console.KeyAvailable;

    public ConsoleKeyInfo ReadKey()
    {
        ConsoleKeyInfo key = Console.ReadKey(intercept: true);
        _ended = key is { Key: ConsoleKey.Enter, Modifiers: 0 } or { Key: ConsoleKey.J or ConsoleKey.C, Modifiers: ConsoleModifiers.Control };
        return key;
    }
}
