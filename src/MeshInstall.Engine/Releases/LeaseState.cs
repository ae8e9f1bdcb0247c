using System.Globalization;
using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Releases;

/// <summary>A Lease as it stands in the cluster.</summary>
/// <param name="Body">The whole object, with the version that the next write builds on.</param>
internal sealed record LeaseState(MeshMap Body)
{
    public static readonly ResourceMapping Leases = new("coordination.k8s.io", "v1", "Lease", "leases", Namespaced: true);

    private const string HostKey = "meshinstall.io/host";
    private const string UserKey = "meshinstall.io/user";
    private const string MachineKey = "meshinstall.io/machine";
    private const string ProcessKey = "meshinstall.io/process";
    private const string StartKey = "meshinstall.io/process-start";
    private const string MicroTime = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
    private static readonly TimeSpan LongestDuration = TimeSpan.FromHours(1);

    public string Holder => Spec.FindText("holderIdentity") ?? string.Empty;

    /// <summary>The process that holds it, as it described itself; null where another program took it.</summary>
    public LeaseHolder? Process => int.TryParse(Note(ProcessKey), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
        ? new LeaseHolder(Note(UserKey), Note(HostKey), id, Note(StartKey), Note(MachineKey), Attempt)
        : null;

    public string RenewedAtText => Spec.FindText("renewTime") ?? string.Empty;

    public DateTimeOffset? TakenAt => Time("acquireTime");

    /// <summary>When it is free unless it is renewed; long ago where it does not say when it was renewed.</summary>
    public DateTimeOffset ExpiresAt => (Time("renewTime") ?? Time("acquireTime") ?? DateTimeOffset.UnixEpoch) + Duration;

    /// <summary>The id at the end of <see cref="LeaseHolder.Identity"/>.</summary>
    private string Attempt => Holder.EndsWith(')') ? Holder[(Holder.LastIndexOf('(') + 1)..^1] : string.Empty;

    private MeshMap Spec => Body.FindMap("spec") ?? MeshMap.Empty;

    private TimeSpan Duration => (Spec.Find("leaseDurationSeconds") as MeshScalar)?.Value is long and > 0 and var seconds && seconds < LongestDuration.TotalSeconds
        ? TimeSpan.FromSeconds(seconds)
        : LongestDuration;

    /// <summary>A Lease that is not there yet.</summary>
    public static LeaseState New(string space, string revision) => new(new MeshMap.Builder()
        .Add("apiVersion", Leases.ApiVersion)
        .Add("kind", Leases.Kind)
        .Add("metadata", new MeshMap.Builder()
            .Add("name", $"meshinstall-{revision}")
            .Add("namespace", space)
            .Add("labels", new MeshMap.Builder().Add(ReleaseKeys.ManagedBy, ReleaseKeys.MeshInstall).Add(ReleaseKeys.Revision, revision).Build())
            .Build())
        .Build());

    /// <summary>The same Lease in the hands of <paramref name="holder"/>.</summary>
    public LeaseState TakenBy(LeaseHolder holder, TimeSpan duration, DateTimeOffset now)
    {
        MeshMap metadata = Body.FindMap("metadata") ?? MeshMap.Empty;
        MeshMap notes = new MeshMap.Builder(metadata.FindMap("annotations") ?? MeshMap.Empty)
            .Add(UserKey, holder.User)
            .Add(HostKey, holder.Host)
            .Add(MachineKey, holder.Machine)
            .Add(ProcessKey, holder.ProcessId.ToString(CultureInfo.InvariantCulture))
            .Add(StartKey, holder.ProcessStart)
            .Build();
        long transitions = (Spec.Find("leaseTransitions") as MeshScalar)?.Value is long and >= 0 and < int.MaxValue and var count ? count + 1 : 0;
        MeshMap spec = new MeshMap.Builder(Spec)
            .Add("holderIdentity", holder.Identity)
            .Add("leaseDurationSeconds", new MeshScalar((long)Math.Ceiling(duration.TotalSeconds)))
            .Add("acquireTime", Text(now))
            .Add("renewTime", Text(now))
            .Add("leaseTransitions", new MeshScalar(transitions))
            .Build();
        return new LeaseState(Body.With("metadata", metadata.With("annotations", notes)).With("spec", spec));
    }

    /// <summary>The same Lease, renewed.</summary>
    public LeaseState RenewedAt(DateTimeOffset now) => new(Body.With("spec", Spec.With("renewTime", new MeshScalar(Text(now)))));

    /// <summary>The same Lease in nobody's hands.</summary>
    public LeaseState GivenBack() => new(Body.With("spec", Spec.With("holderIdentity", new MeshScalar(string.Empty))));

    /// <summary>The same Lease as a new object.</summary>
    public LeaseState WithoutVersion()
    {
        MeshMap metadata = Body.FindMap("metadata") ?? MeshMap.Empty;
        return new LeaseState(Body.With("metadata", metadata.Without("resourceVersion").Without("uid").Without("creationTimestamp").Without("managedFields")));
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(MicroTime, CultureInfo.InvariantCulture);

    private string Note(string key) => HeaderText.Line(Body.FindMap("metadata")?.FindMap("annotations")?.FindText(key) ?? string.Empty, HeaderText.MaxName);

    private DateTimeOffset? Time(string field) => DateTimeOffset.TryParse(
        Spec.FindText(field), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
        ? time : null;
}
