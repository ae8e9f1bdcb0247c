using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Releases;

/// <summary>What the Secrets of releases are called by.</summary>
internal static class ReleaseKeys
{
    public const string SecretType = "meshinstall.io/release.v1";
    public const string ManagedBy = "app.kubernetes.io/managed-by";
    public const string MeshInstall = "meshinstall";

    public const string Revision = "meshinstall.io/revision";
    public const string Number = "meshinstall.io/release";
    public const string Part = "meshinstall.io/part";
    public const string Status = "meshinstall.io/status";
    public const string Operation = "meshinstall.io/operation";

    public const string Attempt = "meshinstall.io/attempt";
    public const string Parts = "meshinstall.io/parts";
    public const string Version = "meshinstall.io/version";
    public const string Started = "meshinstall.io/started";
    public const string Finished = "meshinstall.io/finished";
    public const string User = "meshinstall.io/user";
    public const string Host = "meshinstall.io/host";
    public const string Client = "meshinstall.io/client";
    public const string Components = "meshinstall.io/components";
    public const string Charts = "meshinstall.io/charts";
    public const string Resources = "meshinstall.io/resources";
    public const string RestoredFrom = "meshinstall.io/restored-from";
    public const string Message = "meshinstall.io/message";

    /// <summary>The status of a release whose parts are still being written: no release yet.</summary>
    public const string Recording = "recording";

    public static readonly ResourceMapping Secrets = new(string.Empty, "v1", "Secret", "secrets", Namespaced: true);
}
