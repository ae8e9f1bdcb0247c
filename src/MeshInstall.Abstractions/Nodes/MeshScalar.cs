using System.Globalization;

namespace MeshInstall;

/// <summary>A leaf: null, a Boolean, a 64-bit integer, a double or a string.</summary>
public sealed class MeshScalar : MeshNode
{
    private readonly object? _value;

    /// <summary>A string.</summary>
    public MeshScalar(string value, MeshOrigin? origin = null)
        : base(origin)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
        Kind = MeshNodeKind.Text;
    }

    /// <summary>A Boolean.</summary>
    public MeshScalar(bool value, MeshOrigin? origin = null)
        : base(origin)
    {
        _value = value;
        Kind = MeshNodeKind.Boolean;
    }

    /// <summary>An integer.</summary>
    public MeshScalar(long value, MeshOrigin? origin = null)
        : base(origin)
    {
        _value = value;
        Kind = MeshNodeKind.Integer;
    }

    /// <summary>A number.</summary>
    public MeshScalar(double value, MeshOrigin? origin = null)
        : base(origin)
    {
        _value = value;
        Kind = MeshNodeKind.Number;
    }

    private MeshScalar(object? value, MeshNodeKind kind, MeshOrigin? origin)
        : base(origin)
    {
        _value = value;
        Kind = kind;
    }

    /// <summary>A null without an origin.</summary>
    public static MeshScalar Null { get; } = new(null, MeshNodeKind.Null, origin: null);

    /// <inheritdoc/>
    public override MeshNodeKind Kind { get; }

    /// <summary>The plain value: null, bool, long, double or string.</summary>
    public object? Value => _value;

    /// <summary>A null with an origin.</summary>
    public static MeshScalar NullValue(MeshOrigin? origin) => origin is null ? Null : new(null, MeshNodeKind.Null, origin);

    /// <inheritdoc/>
    public override object? ToObject() => _value;

    /// <inheritdoc/>
    public override MeshNode WithOrigin(MeshOrigin? origin) => new MeshScalar(_value, Kind, origin);

    /// <inheritdoc/>
    public override MeshNode WithOriginThroughout(MeshOrigin origin) => WithOrigin(origin);

    /// <summary>Equal kinds and equal values; an integer and a number of the same size are equal, as in YAML and JSON.</summary>
    public override bool Equals(MeshNode? other) => other is MeshScalar scalar && (_value, scalar._value) switch
    {
        (long integer, double number) => integer == number,
        (double number, long integer) => integer == number,
        var (left, right) => Equals(left, right),
    };

    /// <inheritdoc/>
    public override int GetHashCode() => _value is long integer ? ((double)integer).GetHashCode() : _value?.GetHashCode() ?? 0;

    /// <summary>The value as text, in the invariant culture; <c>null</c>, <c>true</c> and <c>false</c> as YAML writes them.</summary>
    public override string ToString() => _value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => _value.ToString()!,
    };
}
