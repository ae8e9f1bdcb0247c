namespace MeshInstall.Charts.GoValues.Printing;

/// <summary>What stands between a percent sign and its verb.</summary>
internal struct FormatFlags
{
    public bool Sharp { get; set; }

    public bool Zero { get; set; }

    public bool Plus { get; set; }

    public bool Minus { get; set; }

    public bool Space { get; set; }

    /// <summary><c>%#v</c>: Go syntax.</summary>
    public bool SharpV { get; set; }

    /// <summary><c>%+v</c>: fields with their names.</summary>
    public bool PlusV { get; set; }

    public int? Width { get; set; }

    public int? Precision { get; set; }
}
