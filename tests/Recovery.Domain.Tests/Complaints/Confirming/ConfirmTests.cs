using Recovery.Domain.Complaints.Confirming;

namespace Recovery.Domain.Tests.Complaints.Confirming;

public sealed class ConfirmTests
{
    [Fact]
    public void Yes_that_is_it() => Given(A.Reformulated).When(new Confirm(A.Case, A.Words("Oui."))).Then(new ReformulationConfirmed(1, A.Words("Oui.")));

    [Fact]
    public void Confirmed_twice_is_confirmed_once()
    {
        Given(A.Confirmed).When(new Confirm(A.Case)).ThenNothing();
        Given(A.Promised).When(new Confirm(A.Case)).ThenNothing();
    }

    [Fact]
    public void Only_what_was_said_back_is_confirmed()
    {
        Given(A.Acknowledged).When(new Confirm(A.Case)).ThenRefused("nothing-to-confirm", "acknowledged");
        Given(A.Corrected).When(new Confirm(A.Case)).ThenRefused("nothing-to-confirm", "corrected");
        Given().When(new Confirm(A.Case)).ThenRefused("nothing-to-confirm", "none");
        Given(A.Resolved).When(new Confirm(A.Case)).ThenRefused("nothing-to-confirm", "resolved");
    }

    [Fact]
    public void No_that_is_not_it() => Given(A.Reformulated).When(new Correct(A.Case, A.Words("Twice."))).Then(new ReformulationCorrected(1, A.Words("Twice.")));

    [Fact]
    public void A_confirmation_is_taken_back_by_a_correction_and_with_it_the_solution_to_another_problem() =>
        Given(A.WithSolution).When(new Correct(A.Case, A.Words("Thrice."))).Then(new ReformulationCorrected(1, A.Words("Thrice.")))
            .State.SolutionsOffered.ShouldBe(0);

    [Fact]
    public void After_a_promise_it_is_too_late_to_correct() => Given(A.Promised).When(new Correct(A.Case, A.Words("No."))).ThenRefused("nothing-to-confirm", "promised");

    [Fact]
    public void A_correction_says_what_is_wrong() => Given(A.Reformulated).When(new Correct(A.Case, A.Words(" "))).ThenRefused("text-empty");
}
