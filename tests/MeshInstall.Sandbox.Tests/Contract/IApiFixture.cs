namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>An API server for tests.</summary>
public interface IApiFixture
{
    /// <summary>A client with the server as base address and the rights of an administrator.</summary>
    HttpClient Client { get; }
}
