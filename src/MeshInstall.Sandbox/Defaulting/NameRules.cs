using System.Text.RegularExpressions;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The rules of object names, labels and label values.</summary>
internal static partial class NameRules
{
    private const string SubdomainText =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string LabelText =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private const string LabelValueText =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private const string AlphabeticLabelText =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    public const string LabelKeyText =
        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    /// <summary>What is wrong with a DNS label, or null.</summary>
    public static string? LabelError(string name) => name.Length > 63 ? "must be no more than 63 bytes" : DnsLabel().IsMatch(name) ? null : LabelText;

    /// <summary>What is wrong with a DNS label that begins with a letter, or null.</summary>
    public static string? AlphabeticLabelError(string name) => LabelError(name) is null && !char.IsAsciiDigit(name[0]) ? null : AlphabeticLabelText;

    /// <summary>What is wrong with a DNS subdomain, or null.</summary>
    public static string? SubdomainError(string name) => name.Length > 253 ? "must be no more than 253 bytes" : Subdomain().IsMatch(name) ? null : SubdomainText;

    public static FieldError? CheckName(ResourceType type, string name)
    {
        if (name.Length == 0)
        {
            return FieldError.Required("metadata.name", "name or generateName is required");
        }

        return (type.Group, type.Kind) switch
        {
            ("rbac.authorization.k8s.io", _) => name.AsSpan().IndexOfAny('/', '%') >= 0 || name is "." or ".."
                ? FieldError.Invalid("metadata.name", name, "may not contain '/' or '%'") : null,
            ("", "Service" or "Namespace") when name.Contains('.', StringComparison.Ordinal) => FieldError.Invalid("metadata.name", name, "must not contain dots"),
            ("", "Service" or "Namespace") => Check(name, 63, DnsLabel(), LabelText),
            _ => Check(name, 253, Subdomain(), SubdomainText),
        };
    }

    public static FieldError? CheckLabelValue(string field, string value) =>
        value.Length <= 63 && LabelValue().IsMatch(value) ? null : FieldError.Invalid(field, value, value.Length > 63 ? "must be no more than 63 bytes" : LabelValueText);

    public static FieldError? CheckLabelKey(string field, string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var name = key[(slash + 1)..];
        var isValid = name.Length is > 0 and <= 63 && LabelValue().IsMatch(name) && (slash < 0 || Subdomain().IsMatch(key[..slash]));
        return isValid ? null : FieldError.Invalid(field, key,
            LabelKeyText);
    }

    private static FieldError? Check(string name, int longest, Regex rule, string text)
    {
        if (name.Length > longest)
        {
            return FieldError.Invalid("metadata.name", name, $"must be no more than {longest} bytes");
        }

        return rule.IsMatch(name) ? null : FieldError.Invalid("metadata.name", name, text);
    }

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex DnsLabel();

    [GeneratedRegex(@"\A(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?\z")]
    private static partial Regex LabelValue();
}
