using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace MeshInstall.Pipeline;

/// <summary>The text of a SecureString as bytes in UTF-8, zeroed when disposed.</summary>
internal sealed class SecretText : IDisposable
{
    private readonly byte[] _bytes;

    public SecretText(SecureString secret)
    {
        char[] text = new char[secret.Length];
        nint pointer = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Marshal.Copy(pointer, text, 0, text.Length);
            _bytes = Encoding.UTF8.GetBytes(text);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
            Array.Clear(text);
        }
    }

    public ReadOnlyMemory<byte> Bytes => _bytes;

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
