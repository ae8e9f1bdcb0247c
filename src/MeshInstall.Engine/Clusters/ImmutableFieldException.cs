namespace MeshInstall.Engine.Clusters;

/// <summary>A <c>ResourceRejected</c> whose cause is that a field can never change: the object can only be made again.</summary>
public sealed class ImmutableFieldException : MeshException
{
    internal ImmutableFieldException(MeshException error, IEnumerable<MeshMap> causes)
        : base(error.ErrorId, error.Kind, error.Message, error.RecommendedAction, error.Target) =>
        Fields = [.. causes.Select(cause => cause.FindText("field") ?? string.Empty).Where(field => field.Length > 0)];

    /// <summary>The fields.</summary>
    public IReadOnlyList<string> Fields { get; }
}
