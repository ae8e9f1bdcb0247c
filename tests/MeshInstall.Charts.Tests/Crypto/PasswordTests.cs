using System.Text;
using MeshInstall.Charts.Tests.Cases;
using MeshInstall.Charts.Tests.Oracle;
using Org.BouncyCastle.Crypto.Generators;

namespace MeshInstall.Charts.Tests.Crypto;

public sealed class PasswordTests
{
    [Theory]
    [InlineData("secret")]
    [InlineData("")]
    [InlineData("pässwörd 😀")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_hash_is_bcrypt_of_the_password(string password)
    {
        string hash = Run("{{ bcrypt .Values.p }}", ("p", password));

        Assert.Matches(@"^\$2a\$10\$[./A-Za-z0-9]{53}$", hash);
        Assert.True(OpenBsdBCrypt.CheckPassword(hash, password.ToCharArray()));
        Assert.NotEqual(hash, Run("{{ bcrypt .Values.p }}", ("p", password)));
    }

    [Fact]
    public void Credentials_name_the_user_before_the_hash()
    {
        string[] parts = Run("{{ htpasswd \"ann\" \"secret\" }}").Split(':');

        Assert.Equal("ann", parts[0]);
        Assert.True(OpenBsdBCrypt.CheckPassword(parts[1], "secret".ToCharArray()));
    }

    [SkippableFact]
    public async Task Every_kind_of_derived_password_is_helms()
    {
        HelmTool.Require();
        string[] kinds = ["maximum", "long", "medium", "short", "basic", "pin", "other"];
        List<Dictionary<string, object?>> items = [.. from kind in kinds
            from site in new[] { "example.com", "", "zoë.example", "a", "b" }
            select new Dictionary<string, object?> { ["k"] = kind, ["s"] = site }];
        await Agreement.RequireAsync("{{ derivePassword 1 .k \"password\" \"user\" .s }} {{ derivePassword 70000 .k .s \"ü\" .k }}", items);
    }

    [Theory]
    [InlineData("key", "text")]
    [InlineData("", "a text of more than one block, with ünïcode")]
    [InlineData("a key that is longer than the thirty-two bytes it may have", "0123456789abcdef")]
    public void What_is_encrypted_decrypts(string key, string text)
    {
        string first = Run("{{ encryptAES .Values.k .Values.t }}", ("k", key), ("t", text)), second = Run("{{ encryptAES .Values.k .Values.t }}", ("k", key), ("t", text));

        Assert.NotEqual(first, second);
        Assert.Equal(text, Run("{{ decryptAES .Values.k .Values.c }}", ("k", key), ("c", first)));
    }

    [SkippableFact]
    public async Task Helm_and_this_engine_decrypt_each_others_texts()
    {
        HelmTool.Require();
        string own = Run("{{ encryptAES \"key\" \"tëxt\" }}");
        IReadOnlyList<ExpansionResult> helm = await HelmExpansion.RunAsync(
            [new ExpansionCase("{{ encryptAES \"key\" \"tëxt\" }}", MeshMap.Empty), new ExpansionCase($"{{{{ decryptAES \"key\" \"{own}\" }}}}", MeshMap.Empty)]);

        Assert.Equal("tëxt", Run("{{ decryptAES \"key\" .Values.c }}", ("c", Encoding.UTF8.GetString(helm[0].Output!))));
        Assert.Equal("tëxt", Encoding.UTF8.GetString(helm[1].Output!));
    }

    [Fact]
    public void Passwords_are_hashed_and_derived_in_parallel() => Parallel.For(0, 8, i =>
    {
        Assert.Equal("x", Run("{{ decryptAES \"k\" (encryptAES \"k\" \"x\") }}"));
        Assert.Equal(4, Run($"{{{{ derivePassword {i} \"pin\" \"p\" \"u\" \"s\" }}}}").Length);
    });

    private static string Run(string template, params (string Name, string Value)[] values)
    {
        ExpansionResult result = EngineExpansion.Run(new ExpansionCase(template, (MeshMap)MeshNode.FromObject(values.ToDictionary(value => value.Name, value => (object?)value.Value))));
        return Encoding.UTF8.GetString(result.Output ?? throw new InvalidOperationException(result.Error));
    }
}
