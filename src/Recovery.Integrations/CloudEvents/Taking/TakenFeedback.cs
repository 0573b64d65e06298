using System.Text.Json;
using Recovery.Domain;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Noting;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents.Taking;

/// <summary>What the complainant said elsewhere of how the case went.</summary>
internal static class TakenFeedback
{
    public static RecordFeedback Of(GivenEvent given, ComplaintId complaint) =>
        new(complaint, given.Word<Rating>("rating"), given.Data.Member("disputed") is { ValueKind: JsonValueKind.True });

    /// <summary>Their words as a note; null where there are none.</summary>
    public static AddNote? Words(GivenEvent given, ComplaintId complaint) =>
        Personal.Maybe(given.Data.Text("words")) is { } words ? new AddNote(complaint, words) : null;
}
