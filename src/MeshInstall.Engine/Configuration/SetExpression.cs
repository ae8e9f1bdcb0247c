using System.Globalization;

namespace MeshInstall.Engine.Configuration;

/// <summary>One <c>path=value</c>, as typed after <c>-Set</c>.</summary>
/// <param name="Path">The path, from <c>spec</c> or <c>metadata</c> on.</param>
/// <param name="Value">The typed value; its origin is the parameter.</param>
public sealed record SetExpression(MeshPath Path, MeshScalar Value)
{
    private static readonly string[] AlwaysText =
    [
        "spec.tag",
        "spec.compatibilityVersion",
        "spec.values.compatibilityVersion",
        "spec.values.global.tag",
        "spec.meshConfig.defaultConfig.proxyMetadata.",
        "spec.values.meshConfig.defaultConfig.proxyMetadata.",
    ];

    /// <summary>
    /// The expression that <paramref name="text"/> writes. The first <c>=</c> ends the path; without one the value is the empty string; both
    /// sides are trimmed. A path that does not start with <c>spec.</c> or <c>metadata.</c> is taken from <c>spec</c> on. The value is an integer, a
    /// number (<c>1e3</c>), or <c>true</c> and <c>false</c> where it reads as one, else a string, in which <c>\,</c> is a comma. Tags, the compatibility
    /// version and proxy metadata are always strings. Unlike in istioctl, <c>t</c>, <c>F</c>, <c>inf</c>, <c>nan</c> and numbers too large for a
    /// double stay strings: nobody means a Boolean by the first, and no JSON can carry the others.
    /// </summary>
    /// <exception cref="MeshException"><c>PathInvalid</c>: the path does not parse.</exception>
    public static SetExpression Parse(string text, string parameterName = "-Set")
    {
        ArgumentNullException.ThrowIfNull(text);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string path = (equals < 0 ? text : text[..equals]).Trim();
        string value = equals < 0 ? string.Empty : text[(equals + 1)..].Trim();
        MeshPath parsed = ConfigPaths.FromSpec(path);
        string full = parsed.ToString();
        bool isHidden = !Equals(HiddenValues.Of(full, value), value);
        MeshOrigin origin = new(MeshOriginKind.Parameter, $"{parameterName} {(isHidden ? $"{path}={HiddenValues.Text}" : text)}");
        bool alwaysText = AlwaysText.Any(prefix => full.StartsWith(prefix, StringComparison.Ordinal));
        return new SetExpression(parsed, alwaysText ? new MeshScalar(value, origin) : Type(value, origin));
    }

    /// <summary>The layer that sets the value.</summary>
    public MeshLayer ToLayer() => MeshLayer.OfValue(Path.ToString(), Value, Value.Origin!);

    private static MeshScalar Type(string text, MeshOrigin origin)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            return new MeshScalar(integer, origin);
        }

        const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (text.AsSpan().ContainsAnyInRange('0', '9') && double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number))
        {
            return new MeshScalar(number, origin);
        }

        return text switch
        {
            "true" or "True" or "TRUE" => new MeshScalar(true, origin),
            "false" or "False" or "FALSE" => new MeshScalar(false, origin),
            _ => new MeshScalar(text.Replace("\\,", ",", StringComparison.Ordinal), origin),
        };
    }
}
