using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Recovery.Audit.Bundling;
using Recovery.Audit.Notarising;
using Recovery.Domain;

namespace Recovery.Api.Tests;

/// <summary>An auditor who trusts nobody checks by hash what the API answers.</summary>
public sealed class AuditTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly Talk auditor = host.As(Role.Auditor);

    [Fact]
    public async Task An_event_is_proven_to_be_in_the_log_that_was_signed()
    {
        var position = (long)(await host.As(Role.Agent).Post("complaints", A.Letter)).Done(201).Json["position"]!;
        var proof = await Proven(position);
        var head = await Head();
        var leaf = MerkleHash.OfLeaf(Encoding.UTF8.GetBytes((string)proof["entry"]!));
        leaf.ToString().ShouldBe((string)proof["leafHash"]!);
        ((long)JsonNode.Parse((string)proof["entry"]!)!["position"]!).ShouldBe(position);
        var signed = proof["checkpoint"]!;
        MerkleProof.Includes(leaf, (long)proof["index"]!, (long)signed["size"]!, Path(proof), Hash((string)signed["root"]!)).ShouldBeTrue();
        Checked(signed).LastPosition.ShouldBeLessThanOrEqualTo(head.LastPosition);
    }

    [Fact]
    public async Task The_bundle_of_a_case_needs_no_database_and_continues_a_head_that_is_known()
    {
        var first = (long)(await host.As(Role.Agent).Post("complaints", A.Letter)).Done(201).Json["position"]!;
        await Proven(first);
        var known = (await auditor.Get("audit/checkpoint")).Done().Json;
        var made = (await host.As(Role.Agent).Post("complaints", A.Letter)).Done(201);
        await Proven((long)made.Json["position"]!);
        var answer = (await auditor.Get($"audit/bundle?complaint={made.Id}&known={known["size"]}")).Done();

        using var bundle = new MemoryStream(Encoding.UTF8.GetBytes(answer.Text));
        var verdict = await new BundleVerification([VerifierKey.Parse((string)known["key"]!)], [SignedNote.Parse((string)known["note"]!)]).Run(bundle, null, CancellationToken.None);
        verdict.Findings.ShouldBeEmpty();
        verdict.Read.ShouldBeGreaterThan(0);
        answer.Text.ShouldNotContain("Martin");
        (await auditor.Get("audit/bundle?complaint=R-0-0")).Refused(404, "complaint-unknown");
        (await auditor.Get($"audit/bundle?complaint={made.Id}&known=999999999")).Refused(404, "size-unknown");
        (await auditor.Get("audit/bundle")).Refused(422, "malformed");
    }

    [Fact]
    public async Task A_later_head_is_proven_to_continue_an_earlier_one()
    {
        await Proven((long)(await host.As(Role.Agent).Post("complaints", A.Letter)).Done(201).Json["position"]!);
        var from = await Head();
        await Proven((long)(await host.As(Role.Agent).Post("complaints", A.Letter)).Done(201).Json["position"]!);
        var to = await Head();
        to.Size.ShouldBeGreaterThan(from.Size);
        var proof = (await auditor.Get($"audit/consistency?from={from.Size}&to={to.Size}")).Done().Json;
        MerkleProof.Continues(from.Size, from.Root, to.Size, to.Root, Path(proof)).ShouldBeTrue();
        (await auditor.Get($"audit/consistency?from={to.Size}&to={from.Size}")).Refused(404, "size-unknown");
        (await auditor.Get($"audit/consistency?from=0&to={to.Size + 1000}")).Refused(404, "size-unknown");
        (await auditor.Get("audit/consistency?from=0")).Refused(422, "malformed");
    }

    [Fact]
    public async Task The_log_and_a_case_of_it_are_taken_away_as_bundles_that_verify()
    {
        var received = (await host.As(Role.Agent).Post("complaints", A.Letter)).Done(201).Json;
        await Proven((long)received["position"]!);
        foreach (var what in (string[])["", $"&complaint={(string)received["reference"]!}"])
        {
            var bundle = (await auditor.Get("audit/export?format=jsonl" + what)).Done().Text;
            var verdict = await new BundleVerification(host.Ports.Verifier.Keys(), []).Run(new MemoryStream(Encoding.UTF8.GetBytes(bundle)), null, CancellationToken.None);
            verdict.IsWhole.ShouldBeTrue();
        }

        foreach (var chosen in (string[])["text=true", "names=true", "from=2026-01-01", "to=2026-01-01", "after=1"])
            (await auditor.Get("audit/export?format=jsonl&" + chosen)).Refused(422, "unknown-member");
    }

    [Fact]
    public async Task Whoever_asks_for_text_gets_the_bare_note()
    {
        await Head();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/audit/checkpoint") { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/plain") } } };
        using var answer = await host.ClientOf(Role.Auditor).SendAsync(request);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        Checkpoint.Parse(SignedNote.Parse(await answer.Content.ReadAsStringAsync()).Text).Origin.ShouldStartWith("recovery/");
    }

    [Fact]
    public async Task All_heads_are_listed_page_by_page()
    {
        await Proven((long)(await host.As(Role.Agent).Post("complaints", A.Letter)).Done(201).Json["position"]!);
        var first = (await auditor.Get("audit/checkpoints?limit=1")).Done().Json;
        var second = (await auditor.Get($"audit/checkpoints?limit=1&cursor={(string)first["next"]!}")).Done().Json;
        ((long)first["items"]![0]!["size"]!).ShouldBeGreaterThan((long)second["items"]![0]!["size"]!);
        Checked(second["items"]![0]!);
        (await auditor.Get("audit/checkpoints?cursor=x")).Refused(422, "malformed");
    }

    [Fact]
    public async Task Of_no_position_nothing_is_proven()
    {
        (await auditor.Get("audit/proof/999999999")).Refused(404, "position-unknown");
        (await auditor.Get("audit/proof/-1")).Refused(404, "position-unknown");
        (await auditor.Get("audit/proof/99999999999999999999")).Refused(404, "position-unknown");
    }

    [Fact]
    public async Task An_agent_is_told_nothing() => (await host.As(Role.Agent).Get("audit/checkpoint")).Refused(403, "role-not-allowed");

    /// <summary>The proof of a position, as soon as the notary has signed it.</summary>
    private async Task<JsonNode> Proven(long position)
    {
        for (var patience = 0; ; patience++)
        {
            var answer = await auditor.Get($"audit/proof/{position}");
            if (answer.Status == 200)
                return answer.Json;
            answer.Refused(409, "not-notarised-yet");
            patience.ShouldBeLessThan(400);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private async Task<Checkpoint> Head()
    {
        for (var patience = 0; ; patience++)
        {
            var answer = await auditor.Get("audit/checkpoint");
            if (answer.Status == 200)
                return Checked(answer.Json);
            patience.ShouldBeLessThan(400);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>The checkpoint that a head's note holds, once its signature and its columns are checked.</summary>
    private static Checkpoint Checked(JsonNode head)
    {
        var note = SignedNote.Parse((string)head["note"]!);
        VerifierKey.Parse((string)head["key"]!).Of(note).ShouldBe(SignatureStanding.Good);
        var read = Checkpoint.Parse(note.Text);
        (read.Size, read.Root.ToString(), read.Origin).ShouldBe(((long)head["size"]!, (string)head["root"]!, (string)head["origin"]!));
        return read;
    }

    private static IReadOnlyList<MerkleHash> Path(JsonNode proof) => [.. proof["path"]!.AsArray().Select(hash => Hash((string)hash!))];

    private static MerkleHash Hash(string base64) => MerkleHash.TryParse(base64, out var hash) ? hash : throw new FormatException(base64);
}
