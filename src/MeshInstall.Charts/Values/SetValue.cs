using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Values;

/// <summary>What can stand in a <see cref="SetTable"/>: nodes, and tables and lists under change.</summary>
internal static class SetValue
{
    public static SetTable? AsTable(object? value) => value as SetTable ?? (value is MeshMap map ? new SetTable(map) : null);

    public static SetList? AsList(object? value) => value as SetList ?? (value is MeshList list ? new SetList(list) : null);

    public static bool IsNull(object? value) => value is null or MeshNode { IsNull: true };

    public static MeshNode ToNode(object? value) => value switch
    {
        SetTable table => table.ToMap(),
        SetList list => list.ToList(),
        MeshNode node => node,
        _ => MeshScalar.Null,
    };

    /// <summary>Helm takes what stands there for a table or list unseen, and reports the panic that follows.</summary>
    public static HelmSetException WrongType(object? value, string wanted)
    {
        string found = value switch
        {
            SetTable or MeshMap => "map[string]interface {}",
            SetList or MeshList => "[]interface {}",
            MeshScalar scalar => ValueTypes.NameOf(GoConversion.FromNode(scalar)),
            _ => "nil",
        };
        return new HelmSetException($"unable to parse key: interface conversion: interface {{}} is {found}, not {wanted}");
    }
}
