using Recovery.Domain.Complaints.Receiving;

namespace Recovery.Domain.Tests.Complaints.Receiving;

public sealed class ComplainantTests
{
    [Theory]
    [InlineData("ines@example.org", null, true)]
    [InlineData(" INES@EXAMPLE.ORG ", null, true)]
    [InlineData(null, "+33-6-12-34-56-78", true)]
    [InlineData("other@example.org", "0033 6 12 34 56 79", false)]
    [InlineData(null, null, false)]
    [InlineData(" ", "+33", false)]
    public void Two_are_one_when_reached_at_the_same_address(string? email, string? phone, bool same) =>
        A.Complainant.IsReachedLike(new Complainant(Guid.Empty, Personal.Empty, email is null ? null : A.Words(email), phone is null ? null : A.Words(phone))).ShouldBe(same);

    [Fact]
    public void Two_short_numbers_are_nobodys() =>
        new Complainant(Guid.Empty, Personal.Empty, null, A.Words("118")).IsReachedLike(new Complainant(Guid.Empty, Personal.Empty, null, A.Words("118"))).ShouldBeFalse();
}
