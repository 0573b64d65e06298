using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;

namespace Recovery.Postgres.Tests;

/// <summary>Named facts of these tests.</summary>
internal static class A
{
    private static int references;

    public static ComplaintId Complaint() => new(Guid.CreateVersion7());

    public static ComplaintReceived Received(
        DateTimeOffset at, Channel channel = Channel.Email, string language = "en", string narrative = "The heating failed twice.", string name = "Jeanne Martin") => new(
        $"R-{Interlocked.Increment(ref references)}-0",
        channel,
        language,
        Personal.Of(narrative),
        new Complainant(Guid.CreateVersion7(), Personal.Of(name)),
        House.Ref,
        new PolicyRef(House.Calendar, Conformance.RepositoryPolicies.Catalog.FindCalendar(House.Calendar)!.Ref.Version),
        Severity.Normal,
        Procedure.Informal,
        at);

    private static Pack House => Conformance.RepositoryPolicies.Catalog.Find("house", new DateOnly(2026, 3, 3))!;
}
