using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Converting;

/// <summary>Collects what converting did to a document.</summary>
internal sealed class ChangeLog
{
    private readonly List<MeshConfigChange> _changes = [];

    /// <summary>The changes, in the order in which they were made.</summary>
    public IReadOnlyList<MeshConfigChange> Changes => _changes;

    /// <summary>Whether a field asks for nothing: it is empty, false, or turned off.</summary>
    public static bool SaysNothing(MeshNode node) => node switch
    {
        MeshScalar scalar => scalar.Value is null or false or "" or 0L,
        MeshMap map => map.Values.All(SaysNothing) || map.FindBoolean("enabled") == false,
        MeshList list => list.Count == 0,
        _ => false,
    };

    /// <summary>The path as a user writes it.</summary>
    /// <param name="path">A path below <c>spec</c>.</param>
    public static string Name(MeshPath path) => $"spec.{path}";

    public void Moved(MeshConfigChangeKind kind, MeshPath from, MeshPath to, MeshNode before, MeshNode after, string reason) =>
        _changes.Add(new MeshConfigChange(kind, Name(from), Name(to), Shown(from, before), Shown(to, after), IsLossy: false, reason, before.Origin));

    public void Removed(MeshPath path, MeshNode before, bool harmless, string reason) => Removed(Name(path), before, harmless, reason);

    public void Removed(string path, MeshNode before, bool harmless, string reason) => _changes.Add(
        new MeshConfigChange(MeshConfigChangeKind.Removed, path, NewPath: null, Shown(path, before), After: null, !harmless, reason, before.Origin));

    /// <summary>The whole document stands under <paramref name="path"/> now.</summary>
    public void Framed(string path, MeshMap document, string reason) => _changes.Add(new MeshConfigChange(
        MeshConfigChangeKind.Moved, Path: string.Empty, path, Shown(path, document), Shown(path, document), IsLossy: false, reason, document.Origin));

    public void Rewritten(string path, MeshNode before, MeshNode after, string reason) => _changes.Add(new MeshConfigChange(
        MeshConfigChangeKind.Rewritten, path, path, Shown(path, before), Shown(path, after), IsLossy: false, reason, before.Origin));

    private static object? Shown(MeshPath path, MeshNode node) => Shown(Name(path), node);

    private static object? Shown(string path, MeshNode node) => HiddenValues.Of(path, node.ToObject());
}
