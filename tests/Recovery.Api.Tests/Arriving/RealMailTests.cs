using System.Text;
using Recovery.Domain;

namespace Recovery.Api.Tests.Arriving;

/// <summary>Mail that real people and real machines sent: everything is taken, nothing a machine wrote touches a case.</summary>
public sealed class RealMailTests(EdgeHost host, ITestOutputHelper output) : IClassFixture<EdgeHost>
{
    [Theory]
    [InlineData("email")]
    [InlineData("email-samples/bounces")]
    [InlineData("email-samples/replies/emails")]
    public async Task Everything_real_goes_in(string folder)
    {
        List<(string File, string Verdict, string Kind, string Code)> table = [];
        foreach (var file in SharedMail.Needed(folder))
        {
            var raw = await File.ReadAllBytesAsync(file.FullName);
            var answer = await host.Mail(file.Extension == ".eml" || folder == "email" ? raw : [.. Encoding.UTF8.GetBytes($"From: {file.Name}@people.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"), .. raw]); // the replies are texts alone
            answer.Status.ShouldBeOneOf([200, 201], $"{file.Name}: {answer.Text}");
            table.Add((file.Name, (string)answer.Json["verdict"]!, (string)answer.Json["kind"]!, (string)answer.Json["code"]!));
            (answer.Status == 201).ShouldBe((string)answer.Json["verdict"]! == "received", file.Name);
        }

        foreach (var (file, verdict, kind, code) in table)
            output.WriteLine($"{file,-60} {verdict,-10} {kind,-18} {code}");
        table.Where(row => row.Kind != "ordinary" && row.Verdict != "set-aside").ShouldBeEmpty("only ordinary mail touches a case");
        if (folder.EndsWith("bounces", StringComparison.Ordinal))
            table.Where(row => row.Verdict != "set-aside").ShouldBeEmpty("a report of a machine opened a case");
    }

    [Fact]
    public async Task Everything_that_went_in_comes_out_again_to_the_last_byte()
    {
        HashSet<string> seen = [];
        foreach (var file in SharedMail.Needed("email"))
        {
            var raw = await File.ReadAllBytesAsync(file.FullName);
            var id = (string)(await host.Mail(raw)).Json["arrival"]!;
            (await host.As(Role.Agent).Get($"arrivals/{id}")).Done();
            if (seen.Add(id)) // a mail that came before, by another way, is the one that came first
                (await host.Ports.Arrivals.Content(Guid.Parse(id), CancellationToken.None)).ToArray().ShouldBe(raw, file.Name);
        }
    }
}
