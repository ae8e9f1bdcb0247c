namespace MeshInstall.Charts.Schemas.Compilation;

/// <summary>Why a schema cannot be used; it leaves this folder as a <see cref="ChartException"/> that names the chart.</summary>
internal sealed class SchemaFault(string reason, Exception? innerException = null) : Exception(reason, innerException);
