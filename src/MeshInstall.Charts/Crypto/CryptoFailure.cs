namespace MeshInstall.Charts.Crypto;

/// <summary>Why keys or certificates cannot be read or made; the message is Go's and never holds a secret.</summary>
internal sealed class CryptoFailure(string message, Exception? innerException = null) : Exception(message, innerException);
