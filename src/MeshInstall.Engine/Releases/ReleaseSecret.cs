namespace MeshInstall.Engine.Releases;

/// <summary>The Secrets of a release. Their data never changes, and the server sees to that.</summary>
internal static class ReleaseSecret
{
    private const string DataKey = "release";

    public static MeshMap Head(MeshRelease release, string attempt, int parts, ReadOnlyMemory<byte> data) => Secret(
        Metadata(release, new ReleaseName(release.Revision, release.Number))
            .Add("labels", ReleaseHeader.Labels(release, isRecording: parts > 1))
            .Add("annotations", ReleaseHeader.Annotations(release, attempt, parts)),
        data);

    public static MeshMap Part(MeshRelease release, string attempt, int part, string headUid, ReadOnlyMemory<byte> data) => Secret(
        Metadata(release, new ReleaseName(release.Revision, release.Number, part))
            .Add("labels", new MeshMap.Builder()
                .Add(ReleaseKeys.ManagedBy, ReleaseKeys.MeshInstall)
                .Add(ReleaseKeys.Revision, release.Revision)
                .Add(ReleaseKeys.Number, ReleaseHeader.Text(release.Number))
                .Add(ReleaseKeys.Part, ReleaseHeader.Text(part))
                .Build())
            .Add("annotations", MeshMap.Empty.With(ReleaseKeys.Attempt, new MeshScalar(attempt)))
            .Add("ownerReferences", new MeshList([new MeshMap.Builder()
                .Add("apiVersion", "v1")
                .Add("kind", "Secret")
                .Add("name", new ReleaseName(release.Revision, release.Number).ToString())
                .Add("uid", headUid)
                .Build()])),
        data);

    /// <summary>The attempt that made the Secret; empty where it does not say.</summary>
    public static string AttemptOf(MeshMap secret) => secret.FindMap("metadata")?.FindMap("annotations")?.FindText(ReleaseKeys.Attempt) ?? string.Empty;

    /// <exception cref="FormatException">The Secret is of another type or holds no data.</exception>
    public static byte[] Data(MeshMap secret)
    {
        if (secret.FindText("type") != ReleaseKeys.SecretType || secret.FindMap("data")?.FindText(DataKey) is not { } text)
        {
            throw new FormatException("it holds no data of a release");
        }

        byte[] data = new byte[(text.Length + 3) / 4 * 3];
        return Convert.TryFromBase64String(text, data, out int written) ? data[..written] : throw new FormatException("its data is not base64");
    }

    private static MeshMap.Builder Metadata(MeshRelease release, ReleaseName name) =>
        new MeshMap.Builder().Add("name", name.ToString()).Add("namespace", release.Namespace);

    private static MeshMap Secret(MeshMap.Builder metadata, ReadOnlyMemory<byte> data) => new MeshMap.Builder()
        .Add("apiVersion", "v1")
        .Add("kind", "Secret")
        .Add("metadata", metadata.Build())
        .Add("type", ReleaseKeys.SecretType)
        .Add("immutable", new MeshScalar(true))
        .Add("data", MeshMap.Empty.With(DataKey, new MeshScalar(Convert.ToBase64String(data.Span))))
        .Build();
}
