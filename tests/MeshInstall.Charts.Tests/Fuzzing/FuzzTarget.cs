namespace MeshInstall.Charts.Tests.Fuzzing;

/// <summary>One reader of the engine that is given odd texts.</summary>
/// <param name="Name">Its name, also that of its folder below Corpus/fuzzing.</param>
/// <param name="Seeds">Texts to start from.</param>
/// <param name="Words">Pieces that mean something to it.</param>
/// <param name="Run">Reads one text.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<string> Words, Action<byte[]> Run)
{
    /// <summary>Makes whole texts by rules of its own; null where texts are only changed.</summary>
    public Func<Random, string>? Grammar { get; init; }

    public override string ToString() => Name;
}
