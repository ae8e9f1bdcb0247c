using System.Net.Sockets;
using System.Security.Authentication;

namespace MeshInstall.Engine.Clusters;

/// <summary>The errors that failed connections become.</summary>
internal static class ConnectionErrors
{
    public static MeshException From(Exception error, Uri server) => IsTls(error)
        ? new MeshException(
            "ClusterTlsFailed",
            MeshErrorKind.Security,
            $"The TLS connection to the cluster at {server} failed: {Innermost(error)}",
            "Check the certificate authority, the client certificate and tls-server-name of the kubeconfig.",
            server.ToString(),
            error)
        : new MeshException(
            "ClusterUnreachable",
            MeshErrorKind.Connection,
            $"The cluster at {server} cannot be reached: {Innermost(error)}",
            "Check that the cluster is running, the server address in the kubeconfig, and the network, VPN or proxy between.",
            server.ToString(),
            error);

    /// <summary>The error of a call that something else than an API server answered; where one was <paramref name="reached"/> before, in its place.</summary>
    public static MeshException Foreign(ApiRequest request, Uri server, bool reached, Exception error) => reached
        ? new MeshException(
            "ClusterAnswerInvalid",
            MeshErrorKind.InvalidData,
            $"Something answers at {server} in place of the API server that answered before: the answer to {request.Verb} {request.Target} is no object of the Kubernetes API."
                + (request.IsWrite ? " Whether that was carried out is unknown." : string.Empty),
            "Look for a proxy or its sign-in page between, and sign in or go around it; then run the command again: it goes on from what is in the cluster.",
            request.Target,
            error)
        : new MeshException(
            "ClusterAnswerInvalid",
            MeshErrorKind.InvalidData,
            $"What answers at {server} does not answer with objects of the Kubernetes API, so it is no API server.",
            "Check the server address in the kubeconfig, and whether a proxy or a sign-in page answers in its place.",
            server.ToString(),
            error);

    /// <summary>The error of using a connection, or a sandbox, that someone closed meanwhile.</summary>
    public static MeshException Closed(ObjectDisposedException error, Uri server) => new(
        "ClusterDisconnected",
        MeshErrorKind.Connection,
        $"The connection to the cluster at {server} was closed while it was in use.",
        "Connect again with Connect-MeshCluster, or make a new sandbox.",
        server.ToString(),
        error);

    /// <summary>Whether the two sides do not agree on TLS. A connection that is cut while they shake hands is one that is cut, and may work the next time.</summary>
    public static bool IsTls(Exception error) =>
        Chain(error).Any(inner => inner is AuthenticationException)
        || (error is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            && !Chain(error).Any(inner => inner is IOException or SocketException));

    private static string Innermost(Exception error) => Chain(error).Last() switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "the connection was refused.",
        SocketException { SocketErrorCode: SocketError.HostNotFound } => "no such host is known.",
        SocketException { SocketErrorCode: SocketError.NetworkUnreachable or SocketError.HostUnreachable } => "there is no route to it.",
        SocketException socket => $"{socket.SocketErrorCode}.",
        AuthenticationException tls when tls.Message.Contains("RemoteCertificateValidationCallback", StringComparison.Ordinal) =>
            "the server's certificate is not of the kubeconfig's certificate authority, has expired, or is for another name.",
        var last => last.Message.TrimEnd('.') + ".",
    };

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }
}
