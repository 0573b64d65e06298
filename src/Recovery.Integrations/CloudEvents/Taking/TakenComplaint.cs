using System.Globalization;
using System.Text.Json;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Integrations.Filing;
using Recovery.Integrations.Mail.Reading;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents.Taking;

/// <summary>A complaint that came in elsewhere.</summary>
internal static class TakenComplaint
{
    public static NewComplaint Of(GivenEvent given, DateTimeOffset now)
    {
        var data = given.Data;
        return new NewComplaint(
            given.Word<Channel>("channel"),
            data.Text("language")!,
            Personal.Of(data.Text("narrative")),
            Who(data.Member("complainant")!.Value, Guid.CreateVersion7(now)),
            Handle.Line(data.Text("touchpoint")),
            Handle.Line(data.Text("product")),
            given.Maybe<Severity>("severity") ?? Severity.Normal,
            given.Maybe<Procedure>("procedure"),
            data.Text("occurredOn") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            given.Instant("sentAt"),
            given.Instant("receivedAt"),
            given.From,
            data.Text("pack"));
    }

    /// <summary>One line each, so that no name can become a header of a mail to it.</summary>
    private static Complainant Who(JsonElement who, Guid subject) => new(
        subject, Personal.Of(Clean.Line(who.Text("name")!)), Line(who.Text("email")), Line(who.Text("phone")), Handle.Line(who.Text("size")));

    private static Personal? Line(string? text) => text is null ? null : Personal.Maybe(Clean.Line(text));
}
