using Recovery.Domain.Complaints.Noting;

namespace Recovery.Domain.Tests.Complaints.Noting;

public sealed class NotingTests
{
    [Fact]
    public void A_note_is_added_at_any_time()
    {
        Given(A.Received).When(new AddNote(A.Case, A.Words("Rings at noon."))).Then(new NoteAdded(A.Words("Rings at noon.")));
        Given(A.Merged).When(new AddNote(A.Case, A.Words("Rings at noon."))).Then(new NoteAdded(A.Words("Rings at noon.")));
    }

    [Fact]
    public void Abuse_is_flagged() => Given(A.Closed).When(new FlagAbuse(A.Case, A.Words("Threats."))).Then(new AbuseFlagged(A.Words("Threats.")));

    [Fact]
    public void Both_say_something()
    {
        Given(A.Received).When(new AddNote(A.Case, A.Words(" "))).ThenRefused("text-empty");
        Given(A.Received).When(new FlagAbuse(A.Case, A.Words(" "))).ThenRefused("reason-empty");
    }

    [Fact]
    public void Both_are_about_a_case()
    {
        Given().When(new AddNote(A.Case, A.Words("x"))).ThenRefused("wrong-stage", "none");
        Given().When(new FlagAbuse(A.Case, A.Words("x"))).ThenRefused("wrong-stage", "none");
    }
}
