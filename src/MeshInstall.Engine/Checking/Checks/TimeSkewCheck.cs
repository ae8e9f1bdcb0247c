using System.Globalization;

namespace MeshInstall.Engine.Checking.Checks;

/// <summary>Whether the clocks of this machine and of the server agree; certificates and leases go by them.</summary>
internal sealed class TimeSkewCheck() : ClusterCheck("TimeSkew")
{
    // The server tells whole seconds, and an answer takes a while.
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Harmful = TimeSpan.FromMinutes(5);

    public override async Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        await context.Client.VersionAsync(cancellationToken).ConfigureAwait(false);
        TimeSpan skew = context.Client.ServerTime - context.Time.GetUtcNow();
        string seconds = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(skew.TotalSeconds):0} seconds {(skew < TimeSpan.Zero ? "behind" : "ahead of")}");
        string message = $"The server's clock is {seconds} that of this machine.";
        const string Action = "Set both clocks by a time server: new certificates and tokens may not be valid yet, or not any more.";
        return
        [
            skew.Duration() > Harmful ? Failed(message, Action, "clock")
                : skew.Duration() > Tolerated ? Warning(message, Action, "clock")
                : Passed("The clocks of the server and of this machine agree.", "clock"),
        ];
    }
}
