namespace MeshInstall.Sandbox.Protobuf;

/// <summary>A field of a message.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">A letter of <see cref="MessageTable"/>, or a message.</param>
/// <param name="IsRepeated">Whether it is a list.</param>
/// <param name="KeepsEmpty">Whether an empty value says something.</param>
/// <param name="IsInlined">Whether its members belong to the message around it.</param>
internal sealed record MessageField(string Name, string Type, bool IsRepeated, bool KeepsEmpty, bool IsInlined)
{
    public static MessageField Read(string name, string type)
    {
        var bare = type.TrimEnd('!', '~');
        return new MessageField(name, bare.Replace("[]", "", StringComparison.Ordinal), bare.EndsWith("[]", StringComparison.Ordinal), type.EndsWith('!'), type.EndsWith('~'));
    }
}
