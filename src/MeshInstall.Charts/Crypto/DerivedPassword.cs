using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MeshInstall.Charts.GoValues;
using Org.BouncyCastle.Crypto.Generators;

namespace MeshInstall.Charts.Crypto;

/// <summary>Passwords of sites from one main password: the Master Password algorithm, version 3.</summary>
internal static class DerivedPassword
{
    private const string Scope = "com.lyndir.masterpassword";
    private const string Vowels = "AEIOU";
    private const string Consonants = "BCDFGHJKLMNPQRSTVWXYZ";
    private const string Digits = "0123456789";
    private const string SmallVowels = "aeiou";
    private const string SmallConsonants = "bcdfghjklmnpqrstvwxyz";
    private const string Letters = Vowels + SmallVowels + Consonants + SmallConsonants;

    private static readonly Dictionary<string, string[]> Templates = new(StringComparer.Ordinal)
    {
        ["maximum"] = ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"],
        ["long"] = [.. "CvcvCvcvCvcv,CvccCvcvCvcv,CvcvCvccCvcv,CvcvCvcvCvcc,CvccCvccCvcv,CvcvCvccCvcc,CvccCvcvCvcc".Split(',').SelectMany(Insertions)],
        ["medium"] = ["CvcnoCvc", "CvcCvcno"],
        ["short"] = ["Cvcn"],
        ["basic"] = ["aaanaaan", "aannaaan", "aaannaaa"],
        ["pin"] = ["nnnn"],
    };

    public static string Create(uint counter, string type, string password, string user, string site)
    {
        if (!Templates.TryGetValue(type, out string[]? templates))
        {
            return $"cannot find password template {type}";
        }

        byte[] key = SCrypt.Generate(GoString.ToBytes(password), Salted(user), N: 32_768, r: 8, p: 2, dkLen: 64);
        byte[] number = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, counter);
        byte[] message = [.. Salted(site), .. number];
        byte[] seed = HMACSHA256.HashData(key, message);
        string template = templates[seed[0] % templates.Length];
        StringBuilder result = new(template.Length);
        for (int i = 0; i < template.Length; i++)
        {
            string characters = Characters(template[i]);
            result.Append(characters[seed[i + 1] % characters.Length]);
        }

        return result.ToString();
    }

    private static byte[] Salted(string name)
    {
        byte[] bytes = GoString.ToBytes(name), length = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)bytes.Length);
        return [.. Encoding.ASCII.GetBytes(Scope), .. length, .. bytes];
    }

    /// <summary>The digit and sign stand after the first, the second or the third syllable.</summary>
    private static IEnumerable<string> Insertions(string syllables) => Enumerable.Range(1, 3).Select(syllable => syllables.Insert(4 * syllable, "no"));

    private static string Characters(char kind) => kind switch
    {
        'V' => Vowels,
        'C' => Consonants,
        'v' => SmallVowels,
        'c' => SmallConsonants,
        'A' => Vowels + Consonants,
        'a' => Letters,
        'n' => Digits,
        'o' => "@&%?,=[]_:-+*$#!'^~;()/.",
        _ => Letters + Digits + "!@#$%^&*()",
    };
}
