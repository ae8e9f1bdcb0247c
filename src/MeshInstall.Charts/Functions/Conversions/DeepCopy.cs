using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>Copies maps and lists all the way down, so that changes to the copy do not show in the original.</summary>
internal static class DeepCopy
{
    public static object? Of(object? value, ExecutionBudget budget)
    {
        switch (value)
        {
            case GoMap map:
                Nesting.Guard();
                Reservation.Items(budget, map.Count);
                GoMap copy = new(map.Type, map.Count);
                foreach (KeyValuePair<string, object?> entry in map.Entries)
                {
                    copy[entry.Key] = Of(entry.Value, budget);
                }

                return copy;
            case GoList list when list.Type.Name == GoType.SliceOfByte.Name:
                return GoList.OfBytes(list.AsBytes());
            case GoList list:
                Nesting.Guard();
                Reservation.Items(budget, list.Count);
                return new GoList(list.Type, Array.ConvertAll(list.Items, item => Of(item, budget))) { IsNil = list.IsNil };
            default:
                return value;
        }
    }
}
