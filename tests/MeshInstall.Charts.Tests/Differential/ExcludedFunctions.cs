namespace MeshInstall.Charts.Tests.Differential;

/// <summary>The functions that no random template calls.</summary>
internal static class ExcludedFunctions
{
    /// <summary>Each by name, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = Make();

    private static Dictionary<string, string> Make()
    {
        Dictionary<string, string> reasons = new(StringComparer.Ordinal);
        foreach ((string names, string reason) in (IEnumerable<(string, string)>)
        [
            ("keys values", "Go gives the entries of a map in another order each time"),
            ("randAlpha randAlphaNum randAscii randBytes randInt randNumeric shuffle uuidv4", "they are random"),
            ("genCA genCAWithKey genPrivateKey genSelfSignedCert genSelfSignedCertWithKey genSignedCert genSignedCertWithKey", "keys and serial numbers are random"),
            ("bcrypt htpasswd encryptAES", "the salt is random"),
            ("now ago", "they depend on the clock"),
            ("derivePassword", "it is slow on purpose; its rules stand in the cases"),
            ("buildCustomCert", "it needs a certificate; its rules stand in the cases"),
            ("include tpl", "they are called by the forms of templates, with templates that exist"),
            ("call fail", "they fail whatever they are given"),
            ("mustToToml mustToDuration durationSeconds durationMilliseconds durationMicroseconds durationNanoseconds durationMinutes durationHours durationDays durationWeeks durationRoundTo durationTruncateTo",
                "later versions of helm have them, the one at hand has not"),
        ])
        {
            foreach (string name in names.Split(' '))
            {
                reasons.Add(name, reason);
            }
        }

        return reasons;
    }
}
