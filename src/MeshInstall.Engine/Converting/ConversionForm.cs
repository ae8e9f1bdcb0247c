namespace MeshInstall.Engine.Converting;

/// <summary>What a value becomes on its way to another place.</summary>
internal enum ConversionForm
{
    /// <summary>It stays as it is; a map joins the one that is there already.</summary>
    Same,

    /// <summary>A string.</summary>
    Text,

    /// <summary><c>host:port</c>, of a map that has these two.</summary>
    Address,

    /// <summary>Items at the end of the list that is there already.</summary>
    Append,
}
