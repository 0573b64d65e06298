using Recovery.Integrations.Reading;
using static Recovery.Integrations.Tests.Edges;

namespace Recovery.Integrations.Tests.Hostile;

public sealed class FormTests
{
    private const string Multipart = "multipart/form-data; boundary=\"b b\"";

    [Fact]
    public void A_multipart_form_is_read_with_its_files()
    {
        var form = Forms.Read(Bytes("--b b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nété\r\n--b b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a b.png\"\r\nContent-Type: image/png\r\n\r\n\0\r\n\r\n--b b--\r\n"), Multipart, 10_000).Value.ShouldNotBeNull();
        form.Text("text").ShouldBe("été");
        form.All[1].ShouldSatisfyAllConditions(file => file.FileName.ShouldBe("a b.png"), file => file.MediaType.ShouldBe("image/png"), file => file.Content.ToArray().ShouldBe([0, 13, 10]));
        form.Text("f").ShouldBeNull("a file is no field");
    }

    [Fact]
    public void An_encoded_form_is_read() => Forms.Read(Bytes("a=1+2&b=%C3%A9&a=3"), "application/x-www-form-urlencoded", 100).Value!.All.Select(field => (field.Name, field.Text)).ShouldBe([("a", "1 2"), ("b", "é"), ("a", "3")]);

    [Fact]
    public void Broken_and_boundless_forms_are_refused_with_a_code()
    {
        Forms.Read(Bytes("--b b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\ncut"), Multipart, 10_000).Fault!.Code.ShouldBe(Faults.NotAForm);
        Forms.Read(Bytes(string.Join('&', Enumerable.Repeat("a=1", 1001))), "application/x-www-form-urlencoded", 10_000).Fault!.Code.ShouldBe(Faults.TooMany);
        Forms.Read(new byte[11], Multipart, 10).Fault!.Code.ShouldBe(Faults.TooLarge);
        Forms.Read(Bytes("x"), "text/plain", 10).Fault!.Code.ShouldBe(Faults.MediaTypeUnknown);
    }
}
