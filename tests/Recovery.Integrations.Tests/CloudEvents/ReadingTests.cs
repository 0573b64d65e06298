using Recovery.Integrations.CloudEvents;
using Recovery.Integrations.Reading;
using static Recovery.Integrations.Tests.Edges;

namespace Recovery.Integrations.Tests.CloudEvents;

public sealed class ReadingTests
{
    private const string Whole =
        """{"specversion":"1.0","id":"A-1","source":"/shop","type":"t","subject":"s","time":"2026-03-05T11:00:00.5+01:00","dataschema":"urn:x:y","sequence":7,"urgent":true,"trace":"x","data":{"a":1}}""";

    [Fact]
    public void A_structured_event_is_read_whole()
    {
        var read = One("application/cloudevents+json; charset=utf-8", Whole).Value.ShouldNotBeNull();
        (read.Id, read.Source, read.Type, read.Subject, read.DataSchema).ShouldBe(("A-1", "/shop", "t", "s", "urn:x:y"));
        read.Time.ShouldBe(new DateTimeOffset(2026, 3, 5, 10, 0, 0, 500, TimeSpan.Zero));
        read.Extensions.ShouldBe(new Dictionary<string, object> { ["sequence"] = 7, ["urgent"] = true, ["trace"] = "x" }, ignoreOrder: true);
        read.Data!.Json!.Value.GetRawText().ShouldBe("""{"a":1}""");
    }

    [Theory]
    [InlineData("""{"id":"1","source":"s","type":"t"}""", Faults.AttributeMissing, "specversion")]
    [InlineData("""{"specversion":"1.0","source":"s","type":"t"}""", Faults.AttributeMissing, "id")]
    [InlineData("""{"specversion":"1.0","id":null,"source":"s","type":"t"}""", Faults.AttributeMissing, "id")]
    [InlineData("""{"specversion":"1.0","id":"","source":"s","type":"t"}""", Faults.AttributeInvalid, "id")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"","type":"t"}""", Faults.AttributeInvalid, "source")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"a b","type":"t"}""", Faults.AttributeInvalid, "source")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":7}""", Faults.AttributeInvalid, "type")]
    [InlineData("""{"specversion":"0.3","id":"1","source":"s","type":"t"}""", Faults.SpecVersionUnknown, null)]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","Big":"x"}""", Faults.AttributeNameInvalid, null)]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","x":1.5}""", Faults.AttributeInvalid, "x")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","x":2147483648}""", Faults.AttributeInvalid, "x")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","x":{}}""", Faults.AttributeInvalid, "x")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","x":"a\u0001"}""", Faults.AttributeInvalid, "x")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","x":"\ud800"}""", Faults.NotJson, "a text is not Unicode")]
    [InlineData("""{"specversion":"1.0","id":"1","id":"2","source":"s","type":"t"}""", Faults.NotJson, "line 1")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-03-05 10:00"}""", Faults.TimeInvalid, "time")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","dataschema":"relative"}""", Faults.AttributeInvalid, "dataschema")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data":1,"data_base64":"QQ=="}""", Faults.DataTwice, null)]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data_base64":"?"}""", Faults.DataInvalid, "data_base64")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","datacontenttype":"text/xml","data":{}}""", Faults.DataInvalid, "datacontenttype is not JSON, so data is a text")]
    [InlineData("[]", Faults.NotJson, "an event is an object")]
    [InlineData("", Faults.Empty, null)]
    public void What_breaks_the_specification_is_refused_with_a_code(string body, string code, string? detail) =>
        Fault("application/cloudevents+json", body).ShouldBe(new Fault(code, detail));

    [Fact]
    public void Each_item_of_a_batch_is_answered_for_itself()
    {
        var read = CloudEventReader.Read(Type("application/cloudevents-batch+json"), Bytes($"""[{Whole},{Whole},{"{}"},7]""")).Value.ShouldNotBeNull();
        read.IsBatch.ShouldBeTrue();
        read.Events.Select(item => item.Fault?.Code).ShouldBe([null, Faults.EventTwice, Faults.AttributeMissing, Faults.NotJson]);
    }

    [Fact]
    public void Binary_mode_decodes_percents_and_takes_the_body_for_data()
    {
        var read = CloudEventReader.Read(Headers(("CE-SpecVersion", "1.0"), ("ce-id", "1"), ("ce-source", "/a"), ("ce-type", "t"), ("ce-subject", "Euro%20%E2%82%AC%20%F0%9F%98%80"), ("Content-Type", "text/plain")), Bytes("hello")).Value!.Events[0].Value.ShouldNotBeNull();
        read.Subject.ShouldBe("Euro € 😀");
        read.Data!.Bytes!.Value.ToArray().ShouldBe("hello"u8.ToArray());
    }

    [Theory]
    [InlineData("ce-id", Faults.AttributeTwice)]
    [InlineData("ce-a_b", Faults.AttributeNameInvalid)]
    [InlineData("ce-datacontenttype", Faults.AttributeInvalid)]
    public void Headers_that_break_the_specification_are_refused(string name, string code) =>
        CloudEventReader.Read(Headers(("ce-specversion", "1.0"), ("ce-id", "1"), ("ce-source", "/a"), ("ce-type", "t"), (name, "x")), default).Value!.Events[0].Fault!.Code.ShouldBe(code);

    [Theory]
    [InlineData("%C3%28")]
    [InlineData("50%")]
    [InlineData("%zz")]
    public void Percents_that_are_no_text_are_refused(string value) =>
        CloudEventReader.Read(Headers(("ce-specversion", "1.0"), ("ce-id", value), ("ce-source", "/a"), ("ce-type", "t")), default).Value!.Events[0].Fault.ShouldBe(new Fault(Faults.AttributeInvalid, "id"));

    [Theory]
    [InlineData("2026-12-31T23:59:60Z", "2027-01-01T00:00:00.0000000Z")]
    [InlineData("2026-03-05t10:00:00.123456789z", "2026-03-05T10:00:00.1234567Z")]
    [InlineData("2026-03-05T10:00:00-23:59", "2026-03-06T09:59:00.0000000Z")]
    [InlineData("0001-01-01T00:00:00+01:00", null)]
    [InlineData("9999-12-31T23:59:59-01:00", null)]
    [InlineData("2026-02-29T00:00:00Z", null)]
    [InlineData("2026-03-05T24:00:00Z", null)]
    [InlineData("2026-03-05T10:00:00", null)]
    [InlineData("2026-03-05T10:00:00Z\n", null)]
    public void Instants_are_read_by_RFC_3339(string text, string? expected) =>
        (Rfc3339.Read(text)?.UtcDateTime.ToString("O")).ShouldBe(expected);

    [Fact]
    public void Too_much_is_refused_before_it_is_read()
    {
        CloudEventLimits tight = new(MaxBytes: 20_000, MaxEvents: 1, MaxAttributes: 5);
        CloudEventReader.Read(Type("application/cloudevents+json"), new byte[20_001], tight).Fault!.Code.ShouldBe(Faults.TooLarge);
        CloudEventReader.Read(Type("application/cloudevents-batch+json"), Bytes("[1,2]"), tight).Fault!.Code.ShouldBe(Faults.TooMany);
        CloudEventReader.Read(Type("application/cloudevents+json"), Bytes(new string('[', 5000)), tight).Fault!.Code.ShouldBe(Faults.NotJson);
        CloudEventReader.Read(Type("application/cloudevents+json"), Bytes(Whole), tight).Value!.Events[0].Fault!.Code.ShouldBe(Faults.TooMany);
        CloudEventReader.Read(Type("application/cloudevents+avro"), Bytes(Whole)).Fault!.Code.ShouldBe(Faults.MediaTypeUnknown);
    }

    [Fact]
    public void What_is_written_is_read_again_the_same()
    {
        var read = One("application/cloudevents+json", Whole).Value!;
        var written = CloudEventWriter.Structured(read);
        CloudEventWriter.Structured(CloudEventReader.Read(Type(CloudEventWriter.ContentType), written).Value!.Events[0].Value!).ShouldBe(written);
    }

    private static Headers Type(string type) => Headers(("Content-Type", type));

    private static Reading<CloudEvent> One(string type, string body) => CloudEventReader.Read(Type(type), Bytes(body)).Value!.Events[0];

    private static Fault? Fault(string type, string body) => CloudEventReader.Read(Type(type), Bytes(body)) is { Fault: { } fault } ? fault : One(type, body).Fault;
}
