using System.Globalization;

namespace MeshInstall.Charts.Repositories;

/// <summary>The errors of fetching a chart; addresses in them are without user names, passwords and queries.</summary>
internal static class RepositoryErrors
{
    private const int MostVersionsNamed = 10;

    public static ChartException InvalidReference(string reference, string reason) => new(
        "ChartReferenceInvalid", MeshErrorKind.InvalidArgument, $"'{reference}' does not name a chart: {reason}.",
        "Give a folder, a .tgz file, https://host/path#chart, https://host/path/chart-1.2.3.tgz or oci://host/path/chart:1.2.3.", reference);

    public static ChartException Unreachable(Uri url, string reason, Exception? cause = null) => new(
        "ChartRepositoryUnreachable", MeshErrorKind.Connection, $"{SafeUrl.Show(url)} cannot be reached: {reason}.",
        "Check the address, the network and the proxy (HTTPS_PROXY, NO_PROXY), and try again.", SafeUrl.Show(url), cause);

    public static ChartException Insecure(Uri url) => new(
        "ChartRepositoryInsecure", MeshErrorKind.Security, $"{SafeUrl.Show(url)} is not asked: plain http is for servers on this machine only.",
        "Use https, or allow plain http where the network is trusted.", SafeUrl.Show(url));

    public static ChartException Untrusted(Uri url, string reason, Exception? cause) => new(
        "ChartRepositoryTlsFailed", MeshErrorKind.Security, $"No secure connection to {SafeUrl.Show(url)}: {reason}.",
        "Check the server's certificate; give the file of its authority where it is a private one.", SafeUrl.Show(url), cause);

    public static ChartException Invalid(Uri url, string reason, Exception? cause = null) => new(
        "ChartRepositoryInvalid", MeshErrorKind.InvalidData, $"{SafeUrl.Show(url)} does not answer as a chart repository: {reason}.",
        "Check that the address is the one of a Helm repository or an OCI registry.", SafeUrl.Show(url), cause);

    public static ChartException Denied(Uri url, bool isRegistry, bool isKnown) => new(
        isRegistry ? "ChartRegistryDenied" : "ChartRepositoryDenied",
        isKnown ? MeshErrorKind.PermissionDenied : MeshErrorKind.Authentication,
        $"{SafeUrl.Show(url)} refuses to give the chart: {(isKnown ? "the credentials do not suffice" : "it asks for credentials, and none are known")}.",
        "Give a credential that may read it, or sign in with 'docker login' or 'helm registry login'.", SafeUrl.Show(url));

    public static ChartException ChartMissing(string chart, string where, IReadOnlyCollection<string> others) => new(
        "ChartNotFound", MeshErrorKind.NotFound, $"There is no chart '{chart}' in {where}.{(others.Count > 0 ? $" It has {Some(others)}." : string.Empty)}",
        "Check the name of the chart.", chart);

    public static ChartException VersionMissing(string chart, string wanted, string where, IReadOnlyCollection<string> versions) => new(
        "ChartVersionNotFound", MeshErrorKind.NotFound,
        $"{where} has no version of '{chart}' that fits '{(wanted.Length == 0 ? "*" : wanted)}'. {(versions.Count > 0 ? $"It has {Some(versions)}" : "It has none")}.",
        "Choose one of these; a range takes pre-releases only where it names one, such as '>=1.0.0-0'.", chart);

    public static ChartException VersionInvalid(string version, string reason) => new(
        "ChartVersionInvalid", MeshErrorKind.InvalidArgument, $"'{version}' is neither a version nor a range of versions: {reason}.",
        "Write 1.2.3, ~1.2, ^1.2 or '>=1.2.0 <2.0.0'.", version);

    public static ChartException DigestMismatch(string what, string wanted, string found) => new(
        "ChartDigestMismatch", MeshErrorKind.Security, $"The content of {what} is not what was promised: its digest is {found}, and should be {wanted}.",
        "Do not use it. Try again; if it stays so, ask those who run the server.", what);

    public static ChartException TooLarge(Uri url, long limit) => new(
        "ChartTooLarge", MeshErrorKind.LimitExceeded,
        string.Create(CultureInfo.InvariantCulture, $"{SafeUrl.Show(url)} sends more than {limit} bytes."), "Raise the bound if you trust the server.", SafeUrl.Show(url));

    private static string Some(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostVersionsNamed)) + (names.Count > MostVersionsNamed ? $" and {names.Count - MostVersionsNamed} more" : string.Empty);
}
