using System.Text.Json;
using Recovery.Cli.Answering;
using Recovery.Domain;
using Recovery.Engine.Reading;

namespace Recovery.Cli.Replaying;

/// <summary>A replayed case as JSON.</summary>
internal static class ReplayJson
{
    public static void Write(Utf8JsonWriter writer, CaseAt found)
    {
        var (state, view) = (found.Case.State, CaseView.Of(found));
        writer.WriteString("id", found.Case.Id.ToString());
        writer.WriteString("reference", state.Reference);
        writer.WriteNumber("version", found.Case.Version);
        writer.WriteNumber("position", found.Case.Position);
        writer.WriteString("asOf", Instants.Text(found.At));
        writer.WriteString("stage", Words.Of(state.Stage));
        if (view.NextStep is { } next)
            writer.WriteString("nextStep", Words.Of(next));
        writer.WriteString("channel", Words.Of(state.Channel));
        writer.WriteString("language", state.Language);
        writer.WriteString("severity", Words.Of(state.Severity));
        writer.WriteString("procedure", Words.Of(state.Procedure));
        writer.WriteString("pack", state.Pack.ToString());
        writer.WriteString("calendar", state.Calendar.ToString());
        writer.WriteString("receivedAt", Instants.Text(state.ReceivedAt));
        if (state.Assignee is { } assignee)
            writer.WriteString("assignee", assignee);
        writer.WriteBoolean("erased", state.Erased);
        Said(writer, view);
        Deadlines(writer, found);
        writer.WriteStartArray("events");
        foreach (var recorded in found.History)
            EventLine.Write(writer, recorded);
        writer.WriteEndArray();
    }

    private static void Said(Utf8JsonWriter writer, CaseView view)
    {
        writer.WriteStartArray("said");
        foreach (var said in view.Said)
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", said.Recorded.Version);
            writer.WriteString("at", Instants.Text(said.Recorded.At));
            writer.WriteString("by", said.Recorded.By);
            if (said.Recorded.OnBehalfOf is { } behalf)
                writer.WriteString("onBehalfOf", behalf);
            writer.WriteString("voice", Words.Of(said.Voice));
            writer.WriteString("event", said.Event);
            writer.WriteString("text", said.Text.Reveal());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Deadlines(Utf8JsonWriter writer, CaseAt found)
    {
        writer.WriteStartArray("deadlines");
        foreach (var clock in found.Case.Clocks)
        {
            writer.WriteStartObject();
            writer.WriteString("clock", clock.Id);
            writer.WriteString("milestone", clock.Milestone);
            if (clock.DueAt is { } due)
                writer.WriteString("dueAt", Instants.Text(due));
            writer.WriteString("state", Words.Of(clock.StateAt(found.At)));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
