using System.Globalization;

namespace MeshInstall.Engine.Releases;

/// <summary>Why an installation cannot be locked.</summary>
internal static class LeaseErrors
{
    public static MeshException Locked(string space, string revision, LeaseState lease, DateTimeOffset now)
    {
        string holder = lease.Process?.Description ?? HeaderText.Line(lease.Holder, HeaderText.MaxName);
        string since = lease.TakenAt is { } taken ? " since " + taken.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC" : string.Empty;
        int seconds = (int)Math.Ceiling(Math.Clamp((lease.ExpiresAt - now).TotalSeconds, 0, int.MaxValue));
        return new MeshException(
            "InstallationLocked",
            MeshErrorKind.Conflict,
            $"The installation of revision {revision} in namespace {space} is being changed by {holder}{since}.",
            string.Create(CultureInfo.InvariantCulture, $"Wait until that is done, then run the command again. When that process is gone, the Lease {space}/meshinstall-{revision} is free in {seconds} s."),
            $"{space}/meshinstall-{revision}");
    }

    public static MeshException AccessDenied(string space, string revision, MeshException cause) => new(
        cause.ErrorId,
        cause.Kind,
        $"The Lease {space}/meshinstall-{revision}, which keeps two installers apart, cannot be taken: {cause.Message}",
        $"Ask for a role that allows get, create and update on leases.coordination.k8s.io in namespace {space}.",
        cause.Target,
        cause);
}
