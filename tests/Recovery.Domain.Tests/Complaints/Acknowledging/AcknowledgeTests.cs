using Recovery.Domain.Complaints.Acknowledging;

namespace Recovery.Domain.Tests.Complaints.Acknowledging;

public sealed class AcknowledgeTests
{
    private static readonly Acknowledge Command = new(A.Case, A.Words("We heard you."));

    [Fact]
    public void The_complaint_is_acknowledged() => Given(A.Received).When(Command).Then(new ComplaintAcknowledged(A.Words("We heard you."), null));

    [Fact]
    public void The_response_date_is_stated_where_the_pack_asks_for_it()
    {
        var pack = Packs.Of(Packs.Resolve);
        Given(A.Received).Under(pack with { Conduct = pack.Conduct with { AcknowledgementStatesResponseDate = true } }).When(Command)
            .Then(new ComplaintAcknowledged(A.Words("We heard you."), new DateOnly(2026, 11, 30)));
    }

    [Fact]
    public void No_date_is_stated_where_none_is_owed() =>
        Given(A.Received).Under(Packs.None with { Conduct = Packs.None.Conduct with { AcknowledgementStatesResponseDate = true } }).When(Command)
            .Then(new ComplaintAcknowledged(A.Words("We heard you."), null));

    [Fact]
    public void Acknowledged_twice_is_acknowledged_once()
    {
        Given(A.Acknowledged).When(Command).ThenNothing();
        Given(A.Promised).When(Command).ThenNothing();
    }

    [Fact]
    public void No_case_and_no_case_that_is_over_is_acknowledged()
    {
        Given().When(Command).ThenRefused("wrong-stage", "none");
        Given(A.Withdrawn).When(Command).ThenRefused("wrong-stage", "withdrawn");
    }
}
