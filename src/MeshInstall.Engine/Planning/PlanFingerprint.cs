using System.Buffers;
using System.Security.Cryptography;

namespace MeshInstall.Engine.Planning;

/// <summary>A digest of what a plan does: two plans with the same one do the same to the cluster.</summary>
internal static class PlanFingerprint
{
    // Weak values of Secrets are part of what is digested; whoever has the digest shall not find them by trying.
    private const int Iterations = 10_000;
    private const int Length = 32;

    public static string Of(MeshPlan plan)
    {
        ArrayBufferWriter<byte> buffer = new(64 * 1024);
        MeshJson.WriteCanonical(buffer, new MeshList(
        [
            new MeshScalar(plan.Cluster),
            new MeshScalar(plan.Operation.ToString()),
            new MeshScalar(plan.Namespace),
            new MeshScalar(plan.Revision),
            new MeshScalar((long)plan.BaseRelease),
            new MeshScalar(plan.IsPartial),
            .. plan.Changes.Select(change => new MeshList(Parts(change))),
        ]));
        byte[] digest = SHA256.HashData(buffer.WrittenSpan);
        return Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(digest, "meshinstall-plan"u8, Iterations, HashAlgorithmName.SHA256, Length));
    }

    private static MeshNode[] Parts(MeshChange change)
    {
        MeshNode[] what =
        [
            new MeshScalar(change.Action.ToString()),
            new MeshScalar(change.Component),
            new MeshScalar(change.Wanted.Group),
            new MeshScalar(change.Wanted.ToString()),
        ];
        return change.Action is MeshAction.Unchanged or MeshAction.Delete ? what :
        [
            .. what,
            new MeshScalar(change.AdoptedFrom),
            change.Wanted.Body,
            .. change.Fields.SelectMany(field => new[] { new MeshScalar(field.Path), MeshNode.FromObject(field.Before), MeshNode.FromObject(field.After) }),
            .. change.Conflicts.Select(conflict => new MeshScalar(conflict.ToString())),
        ];
    }
}
