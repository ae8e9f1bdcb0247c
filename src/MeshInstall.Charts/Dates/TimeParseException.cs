namespace MeshInstall.Charts.Dates;

/// <summary>A text does not fit its layout; the message is Go's.</summary>
internal sealed class TimeParseException(string message) : FormatException(message);
