using MeshInstall.Sandbox.Api;

namespace MeshInstall.Sandbox.Http;

/// <summary>A request read from a connection.</summary>
/// <param name="Call">The request.</param>
/// <param name="IsLast">Whether the client wants the connection closed after it.</param>
internal sealed record HttpCall(ApiRequest Call, bool IsLast);
