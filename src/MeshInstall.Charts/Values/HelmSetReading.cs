using System.Globalization;

namespace MeshInstall.Charts.Values;

/// <summary>How the values of an expression are read; one for each of Helm's flags.</summary>
internal abstract class HelmSetReading(MeshOrigin origin)
{
    /// <summary>The characters that end a name.</summary>
    public virtual string KeyStops => "=[,.";

    /// <summary>Whether a backslash takes away the meaning of the next character.</summary>
    public virtual bool HasEscapes => true;

    protected MeshOrigin Origin { get; } = origin;

    public static HelmSetReading Of(HelmSetKind kind, MeshOrigin origin, Func<string, string>? readFile) => kind switch
    {
        HelmSetKind.Text => new PartReading(origin, part => new MeshScalar(part, origin)),
        HelmSetKind.File => new PartReading(origin, part => new MeshScalar((readFile ?? NoFiles)(part), origin)),
        HelmSetKind.Json => new JsonReading(origin),
        HelmSetKind.Literal => new LiteralReading(origin),
        _ => new PartReading(origin, part => ToTyped(part, origin)),
    };

    /// <summary>Reads the value after a <c>=</c>; false where the text ended before anything of it came.</summary>
    public abstract bool ReadValue(SetText text, out object? value);

    private static MeshScalar ToTyped(string part, MeshOrigin origin)
    {
        if (part.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return new MeshScalar(true, origin);
        }

        if (part.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return new MeshScalar(false, origin);
        }

        if (part.Equals("null", StringComparison.OrdinalIgnoreCase))
        {
            return MeshScalar.NullValue(origin);
        }

        bool integer = part == "0" || (part.Length > 0 && part[0] != '0' && part.AsSpan(part[0] is '+' or '-' ? 1 : 0).IndexOfAnyExceptInRange('0', '9') < 0);
        return integer && long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? new MeshScalar(number, origin)
            : new MeshScalar(part, origin);
    }

    private static string NoFiles(string path) => throw new HelmSetException($"open {path}: no files can be read here");

    /// <summary>Parts between commas, and lists in braces.</summary>
    private sealed class PartReading(MeshOrigin origin, Func<string, MeshNode> convert) : HelmSetReading(origin)
    {
        public override bool ReadValue(SetText text, out object? value)
        {
            if (text.IsAtEnd)
            {
                value = new MeshScalar(string.Empty, Origin);
                return false;
            }

            if (text.TryRead('{'))
            {
                value = ReadList(text);
                return true;
            }

            text.ReadUntil(",", escapes: true, out string part, out _);
            value = convert(part);
            return true;
        }

        private MeshList ReadList(SetText text)
        {
            List<MeshNode> items = [];
            while (text.ReadUntil(",}", escapes: true, out string part, out char stop))
            {
                if (stop == '}')
                {
                    text.TryRead(',');
                    items.Add(convert(part));
                    return new MeshList(items, Origin);
                }

                items.Add(convert(part));
            }

            throw new HelmSetException("list must terminate with '}'");
        }
    }

    /// <summary>JSON values parted by commas.</summary>
    private sealed class JsonReading(MeshOrigin origin) : HelmSetReading(origin)
    {
        public override bool ReadValue(SetText text, out object? value)
        {
            if (text.SkipBlankPart())
            {
                value = MeshScalar.NullValue(Origin);
                return true;
            }

            value = HelmSetJson.ReadFirst(text.Rest, Origin, out int used);
            text.Skip(used);
            text.SkipBlankPart();
            return true;
        }
    }

    /// <summary>All the rest as it stands.</summary>
    private sealed class LiteralReading(MeshOrigin origin) : HelmSetReading(origin)
    {
        public override string KeyStops => "=[.";

        public override bool HasEscapes => false;

        public override bool ReadValue(SetText text, out object? value)
        {
            text.ReadUntil(string.Empty, escapes: false, out string rest, out _);
            value = new MeshScalar(rest, Origin);
            return true;
        }
    }
}
