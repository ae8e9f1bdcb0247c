using System.Management.Automation;

namespace MeshInstall.Tests.Hosting;

/// <summary>Reads properties as a user sees them.</summary>
internal static class ObjectTexts
{
    public static string Text(this PSObject item, string property) => item.Properties[property].Value?.ToString() ?? string.Empty;

    public static string Texts(this PSObject item, params string[] properties) => string.Join(' ', properties.Select(item.Text));
}
