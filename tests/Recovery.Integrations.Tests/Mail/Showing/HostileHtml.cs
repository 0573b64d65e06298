using Recovery.Integrations.Mail.Showing;

namespace Recovery.Integrations.Tests.Mail.Showing;

public sealed class HostileHtml
{
    private const int Megabytes = 1024 * 1024;

    [Theory]
    [InlineData("<div>", 10_000 * 5)]
    [InlineData("<div>", 5 * Megabytes)]
    [InlineData("<b>", 5 * Megabytes)]
    [InlineData("<p>", 5 * Megabytes)]
    [InlineData("<table><tr><td>", 5 * Megabytes)]
    [InlineData("<svg><li>", 5 * Megabytes)]
    [InlineData("</p>", 5 * Megabytes)]
    [InlineData("<blockquote><ul><li>x", 5 * Megabytes)]
    [InlineData("words and words ", 5 * Megabytes)]
    [InlineData("&amp;&lt", 5 * Megabytes)]
    [InlineData("<!--", 5 * Megabytes)]
    public void However_it_is_repeated_it_ends(string piece, int length) => Ends(string.Concat(Enumerable.Repeat(piece, length / piece.Length)));

    [Fact]
    public void A_tag_of_a_million_attributes_ends() => Ends("<a " + string.Concat(Enumerable.Range(0, 700_000).Select(one => $"a{one} ")) + ">x");

    [Fact]
    public void Formatting_that_is_copied_into_every_paragraph_ends() =>
        Ends(string.Concat(Enumerable.Range(0, 900).Select(one => $"<b id={one}>")) + string.Concat(Enumerable.Repeat("<p>x", Megabytes)));

    [Fact]
    public void Ends_of_what_never_began_end() => Ends(string.Concat(Enumerable.Repeat("<span>", 900)) + string.Concat(Enumerable.Repeat("</x>", Megabytes)));

    [Fact]
    public void What_is_too_deep_keeps_its_words()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 10_000)) + "My heating fails &amp; fails." + string.Concat(Enumerable.Repeat("</div>", 10_000));
        HtmlText.From(html).ShouldBe("My heating fails & fails.");
        SafeHtml.From(html).ShouldContain("My heating fails &amp; fails.");
    }

    private static void Ends(string html)
    {
        Patience.Ends(() => SafeHtml.From(html)).ShouldNotBeNull();
        Patience.Ends(() => HtmlText.From(html)).ShouldNotBeNull();
    }
}
