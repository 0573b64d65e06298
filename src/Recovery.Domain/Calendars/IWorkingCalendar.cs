namespace Recovery.Domain.Calendars;

/// <summary>
/// Working time of one place: weekly opening hours, holidays, one-off openings and closures, in one IANA time zone.
/// Immutable and pure; instants are UTC <see cref="DateTimeOffset"/>s, days are local dates of <see cref="TimeZone"/> (DESIGN 4).
/// </summary>
/// <remarks>
/// Intervals are half-open. A budget that ends exactly at closing time is due at closing time.
/// Every method throws <see cref="CalendarExhaustedException"/> when the calendar opens too rarely to answer.
/// </remarks>
public interface IWorkingCalendar
{
    /// <summary>Name and immutable version, as pinned on a stream.</summary>
    PolicyRef Ref { get; }

    /// <summary>IANA identifier, e.g. <c>Europe/Paris</c>.</summary>
    string TimeZone { get; }

    /// <summary>The instant at which <paramref name="workingTime"/> (≥ 0) of opening hours has run since <paramref name="from"/>, not counting <paramref name="pauses"/>.</summary>
    DateTimeOffset Add(DateTimeOffset from, TimeSpan workingTime, IReadOnlyList<Pause> pauses);

    /// <summary>The instant from which exactly <paramref name="workingTime"/> (≥ 0) of opening hours run until <paramref name="until"/>: the latest such start.</summary>
    DateTimeOffset Subtract(DateTimeOffset until, TimeSpan workingTime);

    /// <summary>Opening hours between two instants, less <paramref name="pauses"/>; zero when <paramref name="to"/> is not after <paramref name="from"/>.</summary>
    TimeSpan Between(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<Pause> pauses);

    /// <summary>True when <paramref name="at"/> lies in an opening interval (start inclusive, end exclusive).</summary>
    bool IsOpen(DateTimeOffset at);

    /// <summary><paramref name="at"/> itself when open, else the next opening.</summary>
    DateTimeOffset NextOpen(DateTimeOffset at);

    /// <summary>Local date of an instant.</summary>
    DateOnly DateOf(DateTimeOffset at);

    /// <summary>True for a day with opening hours that is not a holiday or closed.</summary>
    bool IsWorkingDay(DateOnly day);

    /// <summary>True for Monday to Saturday less holidays: the French <em>jour ouvrable</em>, whatever the opening hours.</summary>
    bool IsJourOuvrable(DateOnly day);

    /// <summary>True for Monday to Friday less holidays: the statutory business day, whatever the opening hours.</summary>
    bool IsBusinessDay(DateOnly day);

    /// <summary>Closing time of a working day; for a day without opening hours, its last second (23:59:59 local).</summary>
    DateTimeOffset CloseOf(DateOnly day);

    /// <summary>Opening time of a working day; for a day without opening hours, its first instant.</summary>
    DateTimeOffset OpeningOf(DateOnly day);

    /// <summary>The last second (23:59:59 local) of a day, so that the date printed is the date meant.</summary>
    DateTimeOffset EndOf(DateOnly day);

    /// <summary>Every stretch between two instants, in order and without gaps: those that counted, and those that did not and why.</summary>
    IReadOnlyList<Stretch> Explain(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<Pause> pauses);
}
