using System.Collections;
using System.Globalization;
using Scriban.Runtime;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>What counts as true, as in Helm's templates: null, false, 0 and everything empty do not.</summary>
internal static class Truth
{
    /// <summary>Whether <paramref name="value"/> counts as true.</summary>
    public static bool Of(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string text => text.Length > 0,
        IScriptObject members and not IList => members.Count > 0,
        ICollection items => items.Count > 0,
        IConvertible number => Convert.ToDouble(number, CultureInfo.InvariantCulture) != 0,
        _ => true,
    };
}
