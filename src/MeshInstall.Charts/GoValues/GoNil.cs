namespace MeshInstall.Charts.GoValues;

/// <summary>
/// What a map or list of <c>interface {}</c> holds where there is nothing. Go's reflection tells it from the untyped nil, which is null here: a field of
/// the one is an error, a field of the other is nothing. It lives only between fields, variables and arguments; no map, list or function's result holds it.
/// </summary>
internal sealed class GoNil
{
    private GoNil()
    {
    }

    public static GoNil Interface { get; } = new();

    /// <summary>The untyped nil for it; every other value itself.</summary>
    public static object? Strip(object? value) => value is GoNil ? null : value;

    public override string ToString() => "<nil>";
}
