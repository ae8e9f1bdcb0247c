using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues.Toml;

namespace MeshInstall.Charts.GoValues;

/// <summary>TOML as BurntSushi's package for Go writes and reads it.</summary>
internal static class GoToml
{
    /// <summary>The value as TOML: plain keys first, then tables, each in the order of their names.</summary>
    /// <exception cref="GoFunctionException">TOML cannot say the value.</exception>
    public static string Marshal(object? value) => TomlWriter.Write(value);

    /// <summary>The map of the text, or the error.</summary>
    /// <param name="text">The text.</param>
    /// <param name="clock">Knows the zone of dates without one.</param>
    public static (GoMap Map, string? Problem) Unmarshal(string text, TimeProvider clock)
    {
        try
        {
            return (new TomlReader(clock).Read(text), null);
        }
        catch (GoFunctionException exception)
        {
            return (new GoMap(), exception.Message);
        }
    }
}
