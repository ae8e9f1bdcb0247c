namespace MeshInstall.Engine.Validation.Checks;

/// <summary>Revisions and their tags are DNS-1123 labels, for they become parts of names and labels.</summary>
internal sealed class RevisionCheck : ICheck
{
    public void Run(CheckContext context)
    {
        IEnumerable<Place> revisions =
        [
            context.Spec["revision"],
            context.Values["revision"],
            context.Values["defaultRevision"],
            context.Values.Find("global", "revision"),
            .. context.Values["revisionTags"].Items(),
        ];
        foreach (Place revision in revisions)
        {
            if (revision.Text is { Length: > 0 } text && !DnsNames.IsLabel(text))
            {
                context.Log.Error(
                    "InvalidRevision", revision.Path, revision.Node, $"'{text}' cannot name a revision: it becomes part of names and labels.",
                    "Write up to 63 lower-case letters, digits and hyphens, with no hyphen at either end, such as 1-30-3.");
            }
        }
    }
}
