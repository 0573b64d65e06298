using System.Globalization;
using System.Text;
using Recovery.Audit.Notarising;

namespace Recovery.Audit.Tests.Notarising;

/// <summary>RFC 8785, with its own examples; and the one thing we do otherwise: no digit of a number is lost.</summary>
public sealed class CanonicalJsonTests
{
    [Theory] // appendix B
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void A_number_that_a_double_keeps_is_written_as_the_RFC_says(ulong bits, string expected) =>
        Canonical(BitConverter.UInt64BitsToDouble(bits).ToString("R", CultureInfo.InvariantCulture)).ShouldBe(expected);

    [Theory]
    [InlineData("1E30", "1e+30")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("100", "100")]
    [InlineData("1.0", "1")]
    [InlineData("-0", "0")]
    [InlineData("-0.0e5", "0")]
    [InlineData("1200e-2", "12")]
    public void Numbers_that_are_equal_are_written_alike(string number, string expected) => Canonical(number).ShouldBe(expected);

    [Theory] // a double has 9007199254740992 for the first two, 333333333.3333333 for the third, and infinity for the last
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("9007199254740992.0000001", "9007199254740992.0000001")]
    [InlineData("333333333.33333329", "333333333.33333329")]
    [InlineData("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827")]
    [InlineData("1e400", "1e+400")]
    public void A_number_that_a_double_would_round_keeps_its_digits(string number, string expected) => Canonical(number).ShouldBe(expected);

    [Fact] // 3.2.2, but for the number that the RFC rounds
    public void The_example_of_the_RFC() =>
        Canonical("""{"numbers": [1E30, 4.50, 2e-3], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}""")
            .ShouldBe("""{"literals":[null,true,false],"numbers":[1e+30,4.5,0.002],"string":"€$\u000f\nA'B\"\\\\\"/"}""");

    [Fact] // 3.2.3
    public void Members_stand_in_the_order_of_their_UTF_16_units() =>
        Canonical("""{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""")
            .ShouldBe("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");

    [Fact]
    public void Members_within_arrays_and_members_are_ordered_too() => Canonical("""[{"b":{"d":1,"c":[]},"a":{}}]""").ShouldBe("""[{"a":{},"b":{"c":[],"d":1}}]""");

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("[1,]")]
    [InlineData("1e9999999")]
    [InlineData("")]
    public void What_has_no_canonical_form_is_refused(string json) => Should.Throw<FormatException>(() => Canonical(json));

    [Fact]
    public void What_stands_too_deep_is_refused_and_breaks_nothing() => Should.Throw<FormatException>(() => Canonical(new string('[', 100_000)));

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(json)));
}
