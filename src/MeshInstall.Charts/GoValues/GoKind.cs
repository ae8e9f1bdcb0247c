namespace MeshInstall.Charts.GoValues;

/// <summary>The kinds of Go values that a template can meet, named as Go's reflect package prints them (in lower case).</summary>
internal enum GoKind
{
    /// <summary>The untyped nil.</summary>
    Invalid,

    /// <summary><c>bool</c>, here <see cref="bool"/>.</summary>
    Bool,

    /// <summary><c>int</c> of 64 bits, here <see cref="nint"/>.</summary>
    Int,

    /// <summary><c>int32</c>, also <c>rune</c>, here <see cref="int"/>.</summary>
    Int32,

    /// <summary><c>int64</c>, here <see cref="long"/>.</summary>
    Int64,

    /// <summary><c>uint8</c>, here <see cref="byte"/>.</summary>
    Uint8,

    /// <summary><c>uint64</c>, here <see cref="ulong"/>.</summary>
    Uint64,

    /// <summary><c>float64</c>, here <see cref="double"/>.</summary>
    Float64,

    /// <summary><c>string</c>, here <see cref="string"/> (see <see cref="GoString"/> for bytes that are no UTF-8).</summary>
    String,

    /// <summary>A slice, here <see cref="GoList"/>.</summary>
    Slice,

    /// <summary>A map with string keys, here <see cref="GoMap"/>.</summary>
    Map,

    /// <summary>A struct, here <see cref="GoObject"/>.</summary>
    Struct,

    /// <summary>A pointer to a struct, here <see cref="GoObject"/>.</summary>
    Ptr,
}
