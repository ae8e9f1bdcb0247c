namespace MeshInstall.Sandbox.Applying;

/// <summary>A field that another manager holds with another value.</summary>
/// <param name="Holder">Who holds it.</param>
/// <param name="Path">The field, such as <c>.spec.replicas</c>.</param>
internal sealed record FieldConflict(ManagedFieldsEntry Holder, string Path)
{
    /// <summary>The holder as the API server names it.</summary>
    public string HolderText
    {
        get
        {
            var subresource = Holder.Subresource is null ? "" : $" with subresource \"{Holder.Subresource}\"";
            var version = Holder.Operation == ManagedFieldsEntry.Apply ? "" : $" using {Holder.ApiVersion}";
            return $"\"{Holder.Manager}\"{subresource}{version}";
        }
    }
}
