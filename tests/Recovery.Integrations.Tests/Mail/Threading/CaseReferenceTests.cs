using FsCheck;
using FsCheck.Fluent;
using Recovery.Domain;

namespace Recovery.Integrations.Tests.Mail.Threading;

public sealed class CaseReferenceTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void What_is_written_is_read_in_either_case() => Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), number =>
    {
        var reference = CaseReference.Written(number);
        return CaseReference.Read(reference) == reference && CaseReference.Read(reference.ToLowerInvariant()) == reference;
    }).Check(Many);

    [Fact]
    public void Every_wrong_digit_is_found() => Prop.ForAll(Gen.Choose(1, 899_999).ToArbitrary(), Gen.Choose(2, 7).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (number, place, by) =>
    {
        var letters = CaseReference.Written(number).ToCharArray();
        letters[place] = (char)('0' + ((letters[place] - '0' + by) % 10));
        return CaseReference.Read(letters) is null;
    }).Check(Many);

    [Theory]
    [InlineData("")]
    [InlineData("R-")]
    [InlineData("R-1-1")]
    [InlineData("R-10004٢-7")]
    [InlineData("R-999999999999999999999999999999-1")]
    public void Anything_else_is_none(string text) => CaseReference.Read(text).ShouldBeNull();
}
