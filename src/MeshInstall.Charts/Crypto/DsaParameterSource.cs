using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace MeshInstall.Charts.Crypto;

/// <summary>New DSA keys of 2048 and 256 bits: from the system where it makes them, which is much faster.</summary>
internal static class DsaParameterSource
{
    private const int Bits = 2048;
    private const int SubgroupBits = 256;

    public static DSAParameters Create()
    {
        try
        {
            using DSA dsa = DSA.Create(Bits);
            DSAParameters made = dsa.ExportParameters(includePrivateParameters: true);
            return made.Q!.Length == SubgroupBits / 8 ? made : Portable();
        }
        catch (Exception exception) when (exception is PlatformNotSupportedException or CryptographicException)
        {
            return Portable();
        }
    }

    private static DSAParameters Portable()
    {
        SecureRandom random = new();
        DsaParametersGenerator parameters = new(new Sha256Digest());
        parameters.Init(new DsaParameterGenerationParameters(Bits, SubgroupBits, certainty: 80, random));
        DsaKeyPairGenerator keys = new();
        keys.Init(new DsaKeyGenerationParameters(random, parameters.GenerateParameters()));
        AsymmetricCipherKeyPair pair = keys.GenerateKeyPair();
        DsaPrivateKeyParameters secret = (DsaPrivateKeyParameters)pair.Private;
        DsaPublicKeyParameters open = (DsaPublicKeyParameters)pair.Public;
        return new DSAParameters
        {
            P = secret.Parameters.P.ToByteArrayUnsigned(),
            Q = secret.Parameters.Q.ToByteArrayUnsigned(),
            G = secret.Parameters.G.ToByteArrayUnsigned(),
            Y = open.Y.ToByteArrayUnsigned(),
            X = secret.X.ToByteArrayUnsigned(),
        };
    }
}
