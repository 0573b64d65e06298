using Recovery.Cli.Importing;

namespace Recovery.Cli.Tests.Importing;

public sealed class RecordReaderTests
{
    [Fact]
    public void A_record_over_several_lines_has_the_line_it_began_on()
    {
        var records = new RecordReader("a,b\r\n\"one\r\ntwo\",2\r\n\r\n3, 4 \r\n", ',').Records().ToList();

        records.Select(record => record.Line).ShouldBe([1, 2, 5]);
        records[1].Fields.ShouldBe(["one\r\ntwo", "2"]);
        records[2].Fields.ShouldBe(["3", "4"]);
    }

    [Fact]
    public void A_quote_left_open_spoils_its_own_line_only()
    {
        var records = new RecordReader("a,b\n1,\"x\n2,y\n3,z\n", ',').Records().ToList();

        records.Select(record => (record.Line, record.Fields is null)).ShouldBe([(1, false), (2, true), (3, false), (4, false)]);
    }

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("1")]
    [InlineData("1,2\"2")]
    public void A_line_that_is_not_like_the_header_is_malformed(string line)
    {
        var bad = new RecordReader($"a,b\n{line}\n5,6", ',').Records().ElementAt(1);

        bad.Fields.ShouldBeNull();
        bad.Wrong!.ShouldStartWith("malformed");
    }

    [Theory]
    [InlineData("a;b;c\n", ';')]
    [InlineData("\"a,b\"\tc\n", '\t')]
    [InlineData("a|b", '|')]
    [InlineData("a,b\n", ',')]
    public void The_delimiter_is_found_by_the_header(string text, char delimiter) => SourceText.DelimiterOf(text).ShouldBe(delimiter);
}
