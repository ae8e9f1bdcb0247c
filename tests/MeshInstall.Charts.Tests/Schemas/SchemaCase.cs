namespace MeshInstall.Charts.Tests.Schemas;

/// <summary>Values and the schema they are held against.</summary>
internal sealed record SchemaCase(string Schema, MeshMap Values);
