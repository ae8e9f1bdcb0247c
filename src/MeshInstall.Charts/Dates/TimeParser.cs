using System.Text;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Dates;

/// <summary>Reads a time as a layout shows the reference time: Go's <c>time.ParseInLocation</c>.</summary>
internal sealed class TimeParser
{
    private const int Longest = 10_000;
    private readonly string layout;
    private readonly string whole;
    private readonly TimeFields fields = new();
    private readonly TimeFieldReader reader;

    private TimeParser(string layout, string value)
    {
        // Both are taken as bytes, one to a character, so that errors cut them where Go does.
        this.layout = Encoding.Latin1.GetString(GoString.ToBytes(layout));
        whole = Encoding.Latin1.GetString(GoString.ToBytes(value));
        reader = new TimeFieldReader(whole, fields);
    }

    /// <exception cref="TimeParseException">The text does not fit.</exception>
    /// <exception cref="ChartException">The text or the layout is longer than any date.</exception>
    public static GoTime Parse(string layout, string value, GoLocation local) => Math.Max(layout.Length, value.Length) <= Longest
        ? new TimeParser(layout, value).Parse(local)
        : throw ChartException.Limit($"a date or its layout has more than {Longest} characters");

    private GoTime Parse(GoLocation local)
    {
        LayoutScanner scanner = new(layout);
        for (bool more = true; more;)
        {
            more = scanner.Next();
            if (!reader.Skip(scanner.Prefix))
            {
                throw CannotParse(reader.Rest, scanner.Prefix);
            }

            if (!more)
            {
                break;
            }

            string before = reader.Rest;
            LayoutScanner following = scanner;
            following.Next();
            bool ok = reader.Read(scanner.Element, scanner.Text, following.Element is LayoutElement.Fraction or LayoutElement.TrimmedFraction);
            if (reader.OutOfRange is not null)
            {
                throw Wrong($"{reader.OutOfRange} out of range");
            }

            if (!ok)
            {
                throw CannotParse(before, scanner.Text);
            }
        }

        if (reader.Rest.Length > 0)
        {
            throw Wrong($"extra text: {Quote(reader.Rest)}");
        }

        return fields.Settle() is { } wrong ? throw Wrong(wrong) : fields.ToTime(local);
    }

    private static string Quote(string bytes) => LayoutText.Quote(GoString.FromBytes(Encoding.Latin1.GetBytes(bytes)));

    private TimeParseException Wrong(string what) => new($"parsing time {Quote(whole)}: {what}");

    private TimeParseException CannotParse(string value, string element) =>
        new($"parsing time {Quote(whole)} as {Quote(layout)}: cannot parse {Quote(value)} as {Quote(element)}");
}
