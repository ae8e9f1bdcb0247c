using System.Globalization;

namespace MeshInstall.Engine.Configuration;

/// <summary>The errors of reading and writing configuration documents.</summary>
internal static class ConfigErrors
{
    public static MeshException NotFound(string path, Exception? cause = null) => new(
        "ConfigFileNotFound", MeshErrorKind.NotFound, $"The file '{path}' does not exist.", "Check the path, relative to the current location.", path, cause);

    public static MeshException Unreadable(string path, Exception cause) => new(
        "ConfigFileUnreadable", MeshErrorKind.Read, $"The file '{path}' cannot be read: {cause.Message.TrimEnd('.')}.",
        "Check that it is a file and that you may read it.", path, cause);

    public static MeshException TooLarge(string path, long length) => new(
        "ConfigTooLarge", MeshErrorKind.LimitExceeded,
        string.Create(CultureInfo.InvariantCulture, $"'{path}' is too large for a configuration: at least {length} bytes, where {BoundedFile.MaxBytes} are allowed."),
        "Check that this is the file you mean; a configuration has a few kilobytes.", path);

    public static MeshException SeveralDocuments(MeshOrigin place) => new(
        "ConfigSeveralDocuments", MeshErrorKind.InvalidData, $"{place}: a second document starts here; a file holds one configuration.",
        "Put each document in a file of its own and give the files in order.", place);

    public static MeshException NotAMap(MeshOrigin place, string where, MeshNode found) => new(
        "ConfigNotAMap", MeshErrorKind.InvalidData,
        $"{place}: {where} must be a map, but a {found.Kind.ToString().ToLowerInvariant()} stands here.",
        "Write names with colons there, such as 'meshConfig:', not '- ' items or a plain value.", place);

    public static MeshException WrongKind(MeshOrigin place, string reason) => new(
        "ConfigWrongKind", MeshErrorKind.InvalidData, $"{place}: this is not an IstioOperator document: {reason}.",
        $"Give a document with 'apiVersion: {ConfigDocument.ApiVersion}', 'kind: {ConfigDocument.Kind}' and 'spec'.", place);
}
