namespace MeshInstall.Charts.Tests.Differential;

/// <summary>What an argument is to be.</summary>
internal enum ValueKind
{
    Any,
    Text,
    Bool,

    /// <summary>Go's int.</summary>
    Int,

    /// <summary>Go's int64.</summary>
    Int64,

    /// <summary>Go's float64.</summary>
    Float,

    /// <summary>Whatever counts as a number where nothing asks for a type.</summary>
    Number,
    Map,
    List,

    /// <summary>Go's list of strings.</summary>
    Texts,

    /// <summary>What has a length.</summary>
    Sized,

    /// <summary>A point in time that does not depend on the clock.</summary>
    Date,

    /// <summary>Go's time.Time.</summary>
    Time,
    Version,
    Nothing,

    /// <summary>A small count, which never comes from elsewhere.</summary>
    SmallCount,
}
