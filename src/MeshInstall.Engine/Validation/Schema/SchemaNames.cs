using System.Text;

namespace MeshInstall.Engine.Validation.Schema;

/// <summary>The spellings of a field's name.</summary>
internal static class SchemaNames
{
    /// <summary>protobuf's rule: each underscore goes, and the letter after it becomes a capital.</summary>
    public static string ToJsonName(string protoName)
    {
        if (!protoName.Contains('_', StringComparison.Ordinal))
        {
            return protoName;
        }

        StringBuilder text = new(protoName.Length);
        bool capital = false;
        foreach (char letter in protoName)
        {
            if (letter == '_')
            {
                capital = true;
                continue;
            }

            text.Append(capital ? char.ToUpperInvariant(letter) : letter);
            capital = false;
        }

        return text.ToString();
    }

    /// <summary>The way back: an underscore before each capital, which becomes small.</summary>
    public static string ToProtoName(string jsonName)
    {
        StringBuilder text = new(jsonName.Length + 8);
        foreach (char letter in jsonName)
        {
            if (char.IsAsciiLetterUpper(letter))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    /// <summary>The name without case and separators, so that all its spellings are one.</summary>
    public static string Fold(string name)
    {
        StringBuilder text = new(name.Length);
        foreach (char letter in name)
        {
            if (char.IsLetterOrDigit(letter))
            {
                text.Append(char.ToLowerInvariant(letter));
            }
        }

        return text.ToString();
    }
}
