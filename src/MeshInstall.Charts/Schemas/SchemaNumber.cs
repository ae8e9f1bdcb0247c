namespace MeshInstall.Charts.Schemas;

/// <summary>A number of a schema as it is written there, with its value; without one where it is beyond every bound.</summary>
internal sealed record SchemaNumber(string Text, ExactNumber? Value)
{
    public static SchemaNumber Parse(string text) => new(text, ExactNumber.TryParse(text, out ExactNumber value) ? value : null);

    public override string ToString() => Text;
}
