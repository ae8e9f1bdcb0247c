namespace MeshInstall.Engine.Clusters;

/// <summary>A successful answer that no API server gives: that of another server, or of a proxy, such as its sign-in page.</summary>
internal sealed class ForeignAnswerException(Exception? inner = null) : IOException("The answer is no object of the Kubernetes API.", inner);
