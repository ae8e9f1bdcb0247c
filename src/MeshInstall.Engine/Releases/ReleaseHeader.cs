using System.Globalization;
using static MeshInstall.Engine.Releases.HeaderText;

namespace MeshInstall.Engine.Releases;

/// <summary>What labels and annotations of the first Secret tell of a release, so that listing reads no bodies.</summary>
/// <param name="Release">The release.</param>
/// <param name="Attempt">The random id of the attempt that recorded it.</param>
/// <param name="Uid">The id of the Secret.</param>
/// <param name="Parts">How many Secrets it has.</param>
/// <param name="IsRecording">Whether parts of it are still to be written: it is no release yet, and nothing of it was done.</param>
internal sealed record ReleaseHeader(MeshRelease Release, string Attempt, string Uid, int Parts, bool IsRecording)
{
    /// <summary>The header of a Secret; null where it is no first Secret of a release.</summary>
    public static ReleaseHeader? Read(MeshMap secret, string cluster)
    {
        MeshMap metadata = secret.FindMap("metadata") ?? MeshMap.Empty;
        MeshMap labels = metadata.FindMap("labels") ?? MeshMap.Empty;
        MeshMap notes = metadata.FindMap("annotations") ?? MeshMap.Empty;
        string status = labels.FindText(ReleaseKeys.Status) ?? string.Empty;
        if (ReleaseName.Parse(metadata.FindText("name") ?? string.Empty) is not { Part: 1 } name
            || (Member<MeshReleaseStatus>(status) is null && status != ReleaseKeys.Recording)
            || Member<MeshOperation>(labels.FindText(ReleaseKeys.Operation)) is not { } operation)
        {
            return null;
        }

        MeshRelease release = new()
        {
            Cluster = cluster,
            Namespace = metadata.FindText("namespace") ?? string.Empty,
            Revision = name.Revision,
            Number = name.Number,
            Operation = operation,
            Status = Member<MeshReleaseStatus>(status) ?? MeshReleaseStatus.Pending,
            Version = Text(notes, ReleaseKeys.Version, MaxName),
            StartedAt = Time(notes, ReleaseKeys.Started) ?? Time(metadata, "creationTimestamp") ?? DateTimeOffset.UnixEpoch,
            FinishedAt = Time(notes, ReleaseKeys.Finished),
            User = Text(notes, ReleaseKeys.User, MaxName),
            Host = Text(notes, ReleaseKeys.Host, MaxName),
            ClientVersion = Text(notes, ReleaseKeys.Client, MaxName),
            Components = Names(notes, ReleaseKeys.Components),
            Charts = Names(notes, ReleaseKeys.Charts),
            Resources = Number(notes, ReleaseKeys.Resources) ?? 0,
            RestoredFrom = Number(notes, ReleaseKeys.RestoredFrom),
            Message = Text(notes, ReleaseKeys.Message, MaxMessage),
        };
        return new ReleaseHeader(
            release, notes.FindText(ReleaseKeys.Attempt) ?? string.Empty, metadata.FindText("uid") ?? string.Empty, Number(notes, ReleaseKeys.Parts) ?? 1, status == ReleaseKeys.Recording);
    }

    public static MeshMap Labels(MeshRelease release, bool isRecording) => new MeshMap.Builder()
        .Add(ReleaseKeys.ManagedBy, ReleaseKeys.MeshInstall)
        .Add(ReleaseKeys.Revision, release.Revision)
        .Add(ReleaseKeys.Number, Text(release.Number))
        .Add(ReleaseKeys.Status, isRecording ? ReleaseKeys.Recording : Text(release.Status))
        .Add(ReleaseKeys.Operation, Text(release.Operation))
        .Build();

    public static MeshMap Annotations(MeshRelease release, string attempt, int parts)
    {
        MeshMap.Builder notes = new MeshMap.Builder()
            .Add(ReleaseKeys.Attempt, attempt)
            .Add(ReleaseKeys.Parts, Text(parts))
            .Add(ReleaseKeys.Version, Line(release.Version, MaxName))
            .Add(ReleaseKeys.Started, Text(release.StartedAt))
            .Add(ReleaseKeys.User, Line(release.User, MaxName))
            .Add(ReleaseKeys.Host, Line(release.Host, MaxName))
            .Add(ReleaseKeys.Client, Line(release.ClientVersion, MaxName))
            .Add(ReleaseKeys.Components, HeaderText.Names(release.Components))
            .Add(ReleaseKeys.Charts, HeaderText.Names(release.Charts))
            .Add(ReleaseKeys.Resources, Text(release.Resources))
            .Add(ReleaseKeys.Message, Line(release.Message, MaxMessage));
        return release.RestoredFrom is { } restored ? notes.Add(ReleaseKeys.RestoredFrom, Text(restored)).Build() : notes.Build();
    }

    /// <summary>A status or an operation as a label has it.</summary>
    public static string Text(Enum member) => member.ToString().ToLowerInvariant();

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static T? Member<T>(string? text)
        where T : struct, Enum => Array.Find(Enum.GetValues<T>(), member => Text(member) == text) is var found && Text(found) == text ? found : null;

    private static string Text(MeshMap notes, string key, int max) => Line(notes.FindText(key) ?? string.Empty, max);

    private static string[] Names(MeshMap notes, string key) =>
        Text(notes, key, MaxNames).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int? Number(MeshMap notes, string key) =>
        int.TryParse(notes.FindText(key), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static DateTimeOffset? Time(MeshMap notes, string key) => DateTimeOffset.TryParse(
        notes.FindText(key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
        ? time : null;
}
