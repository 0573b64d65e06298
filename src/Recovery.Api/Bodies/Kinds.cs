using Recovery.Domain;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;

namespace Recovery.Api.Bodies;

/// <summary>The kinds that several bodies share.</summary>
internal static class Kinds
{
    /// <summary>An account in somebody's own words: up to 20,000 characters.</summary>
    public static readonly Kind<Personal> Account = new Said(new Text(Text.Longest));

    /// <summary>Somebody's name, number or address: one line.</summary>
    public static readonly Kind<Personal> PersonalLine = new Said(new Line(320));

    /// <summary>How somebody feels, in a word or a few.</summary>
    public static readonly Kind<Personal> Feeling = new Said(new Line(Line.Longest));

    /// <summary>A name of the house's own: one line.</summary>
    public static readonly Kind<string> Name = new Line(Line.Longest);

    /// <summary>A reason in somebody's own words: up to 2,000 characters.</summary>
    public static readonly Kind<Personal> Reason = new Said(new Text(2_000));

    public static readonly Kind<DateOnly> Day = new Day();

    public static readonly Kind<DateTimeOffset> Instant = new Instant();

    public static readonly Kind<decimal> Amount = new Amount();

    public static readonly Kind<bool> Flag = new Flag();

    public static readonly Kind<Override> Override = MakeOverride();

    public static readonly Kind<SourceRef> Source = MakeSource();

    private static Part<Override> MakeOverride()
    {
        var shape = new Shape();
        var reason = shape.Must("reason", Reason, "Why the guard does not hold here; a supervisor sees it.");
        return new Part<Override>(shape, body => new Override(reason.In(body)));
    }

    private static Part<SourceRef> MakeSource()
    {
        var shape = new Shape();
        var system = shape.Must("system", Name, "The system it comes from.");
        var id = shape.Must("id", Name, "Its identifier there; a second delivery changes nothing.");
        return new Part<SourceRef>(shape, body => new SourceRef(system.In(body), id.In(body)));
    }
}
