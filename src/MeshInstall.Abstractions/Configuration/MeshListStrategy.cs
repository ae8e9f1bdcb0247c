namespace MeshInstall;

/// <summary>What merging does with a list that both sides have.</summary>
public enum MeshListStrategy
{
    /// <summary>The later list replaces the earlier one, as istioctl and Helm do.</summary>
    Replace,

    /// <summary>The items of the later list come after those of the earlier one.</summary>
    Append,

    /// <summary>Items are matched by their <c>name</c>: matches are merged in place, others come after.</summary>
    Merge,
}
