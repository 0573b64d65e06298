using Recovery.Integrations.Mail.Showing;

namespace Recovery.Integrations.Tests.Mail.Showing;

public sealed class SafeHtmlTests
{
    [Theory]
    [InlineData("<p onclick=x() style='color:red' class=c>Hi</p>", "<p>Hi</p>")]
    [InlineData("a<script>alert(1)</script>b<style>p{}</style>", "ab")]
    [InlineData("<a href='javascript:alert(1)'>x</a>", "<a>x</a>")]
    [InlineData("<a href=' java\nscript:alert(1)'>x</a>", "<a>x</a>")]
    [InlineData("<a href='data:text/html,x'>x</a>", "<a>x</a>")]
    [InlineData("<a href='/relative'>x</a>", "<a>x</a>")]
    [InlineData("<a href='https://x.example/?a=1&amp;b=2' target=_top>x</a>", "<a href=\"https://x.example/?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">x</a>")]
    [InlineData("<a href='mailto:a@x.example'>x</a>", "<a href=\"mailto:a@x.example\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">x</a>")]
    [InlineData("<img src='https://x.example/pixel.gif' alt='Logo'>", "<span data-remote-image=\"\">Logo</span>")]
    [InlineData("<img src='data:image/svg+xml,x' onerror=x()>", "<span data-remote-image=\"\"></span>")]
    [InlineData("<img src='cid:a\"b@x' alt='<b>'>", "<img src=\"cid:a&quot;b@x\" alt=\"&lt;b&gt;\">")]
    [InlineData("<form action=x><input name=a><button>Go</button>Words</form>", "Words")]
    [InlineData("<svg><a href='javascript:x'><text>x</text></a><style><img src=x onerror=x()></style></svg>z", "<span data-remote-image=\"\"></span>z")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>", "")]
    [InlineData("<noscript><p title='</noscript><img src=x onerror=x()>'></noscript>z", "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=x()&gt;\">z</p>")]
    [InlineData("<b>unclosed <i>both", "<b>unclosed <i>both</i></b>")]
    [InlineData("&lt;script&gt;", "&lt;script&gt;")]
    [InlineData("<iframe src=x>a</iframe><object data=x>b</object><meta http-equiv=refresh content=0><base href=x>z", "z")]
    [InlineData("<td colspan=2 width='1\"x'>c", "c")]
    [InlineData("<table><tr><td colspan=2 width='expression(1)'>c", "<table><tbody><tr><td colspan=\"2\">c</td></tr></tbody></table>")]
    public void Only_what_is_allowed_is_left(string html, string safe) => SafeHtml.From(html).ShouldBe(safe);

    [Fact]
    public void A_meta_element_changes_no_character() => HtmlText.From("<meta charset=iso-8859-1><p>été 早い</p>").ShouldBe("été 早い");

    [Theory]
    [InlineData("<p>One\n  two</p><p>Three</p>", "One two\n\nThree")]
    [InlineData("One<br>Two<div>Three</div>Four", "One\nTwo\nThree\nFour")]
    [InlineData("<ul><li>One<li>Two<ol start=3><li>a<li>b</ol></ul>End", "- One\n- Two\n  3. a\n  4. b\n\nEnd")]
    [InlineData("<p>You wrote:</p><blockquote><p>One</p><p>Two</p><blockquote>Deep</blockquote></blockquote>Me", "You wrote:\n\n> One\n>\n> Two\n>\n>> Deep\n\nMe")]
    [InlineData("<table><tr><th>Day<th>Fault<tr><td>Monday<td>No heat</table>", "Day | Fault\nMonday | No heat")]
    [InlineData("See <a href='https://x.example/a'>this page</a>.", "See this page <https://x.example/a>.")]
    [InlineData("<a href='https://x.example/'>x.example</a> <a href='javascript:x'>y</a>", "x.example y")]
    [InlineData("<pre>a  b\n  c</pre>", "a  b\n  c")]
    [InlineData("<div style='display: none'>preheader</div>Hi<script>x</script>", "Hi")]
    [InlineData("<img alt=Photo src=x><b>bold</b>er &eacute;&nbsp;&lt;", "[Photo]bolder é <")]
    [InlineData("a&#7;b&#13;c&#xD800;", "ab c\uFFFD")]
    [InlineData("<h1>Title</h1>Words<hr>End", "Title\n\nWords\n----\nEnd")]
    public void Html_reads_as_text(string html, string text) => HtmlText.From(html).ShouldBe(text);
}
