using Recovery.Domain;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Threading;

namespace Recovery.Integrations.Tests.Mail.Threading;

public sealed class MailThreadingTests
{
    private static readonly string Case = CaseReference.Written(42);
    private static readonly string Other = CaseReference.Written(43);
    private static readonly ThreadKey Key = new(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 });
    private static readonly byte[] Random = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2];

    private static readonly FindByMessageId Nothing = (_, _) => ValueTask.FromResult<string?>(null);

    private static async Task<IReadOnlyList<Candidate>> Of(MailMessage message, FindByMessageId? find = null, ThreadKey? key = null) =>
        await MailThreading.Of(message, A.Own, key ?? Key, find ?? Nothing, TestContext.Current.CancellationToken);

    private static MailMessage To(params string[] addresses) => A.Message() with { To = [.. addresses.Select(address => A.Box(address))] };

    [Fact]
    public async Task A_signed_address_leads_to_its_case_whatever_happened_to_letter_case_on_the_way()
    {
        var address = ReplyAddress.Of("complaints@shop.example", Case, Key);
        address.Length.ShouldBe("complaints+R-100042-0.@shop.example".Length + ThreadKey.Length);

        (await Of(To(address))).ShouldBe([new Candidate(Case, ThreadSign.Address, Proven: true)]);
        (await Of(To(address.ToUpperInvariant()))).ShouldBe([new Candidate(Case, ThreadSign.Address, Proven: true)]);
        (await Of(A.Message() with { DeliveredTo = [address.ToLowerInvariant()] })).ShouldBe([new Candidate(Case, ThreadSign.Address, Proven: true)]);
        (await Of(A.Message() with { Cc = [A.Box(address)] })).ShouldBe([new Candidate(Case, ThreadSign.Address, Proven: true)]);
    }

    [Fact]
    public async Task A_guessed_address_proves_nothing()
    {
        var signed = ReplyAddress.Of("complaints@shop.example", Case, Key);
        (await Of(To($"complaints+{Other}@shop.example"))).ShouldBe([new Candidate(Other, ThreadSign.Address, Proven: false)]);
        (await Of(To(signed.Replace(Case, Other)))).ShouldBe([new Candidate(Other, ThreadSign.Address, Proven: false)]);
        (await Of(To(signed), key: ThreadKey.None)).ShouldBe([new Candidate(Case, ThreadSign.Address, Proven: false)]);
    }

    [Theory]
    [InlineData("complaints+R-100042-x@shop.example")]
    [InlineData("complaints+R-100024-{0}@shop.example")] // two digits swapped
    [InlineData("complaints+@shop.example")]
    [InlineData("complaints@shop.example")]
    [InlineData("somebody+{1}@shop.example")]
    [InlineData("complaints+{1}@shop.example.evil.example")]
    [InlineData("complaints+{1}.{2}@shop.example")]
    public async Task Addresses_that_name_no_case_of_ours_lead_nowhere(string address) =>
        (await Of(To(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Case[^1], Case, new string('a', 10_000))))).ShouldBeEmpty();

    [Fact]
    public async Task An_answer_to_our_message_leads_to_its_case()
    {
        var id = OutgoingId.New(Case, Random, A.Own, Key);
        OutgoingId.Read($"<{id}>", A.Own)!.Reference.ShouldBe(Case);

        (await Of(A.Message() with { InReplyTo = [id] })).ShouldBe([new Candidate(Case, ThreadSign.OwnMessageId, Proven: true)]);
        (await Of(A.Message() with { References = ["x@y", id, "z@y"] })).ShouldBe([new Candidate(Case, ThreadSign.OwnMessageId, Proven: true)]);
    }

    [Fact]
    public async Task An_identity_of_our_shape_that_we_did_not_sign_is_looked_up_and_else_unproven()
    {
        var forged = OutgoingId.New(Case, Random, A.Own, new ThreadKey(new byte[] { 6, 6, 6 }));
        (await Of(A.Message() with { InReplyTo = [forged] })).ShouldBe([new Candidate(Case, ThreadSign.OwnMessageId, Proven: false)]);
        (await Of(A.Message() with { InReplyTo = [forged] }, (_, _) => ValueTask.FromResult<string?>(Case))).ShouldBe([new Candidate(Case, ThreadSign.OwnMessageId, Proven: true)]);
    }

    [Fact]
    public async Task Other_identities_are_looked_up_newest_first_and_not_without_end()
    {
        List<string> asked = [];
        FindByMessageId find = (id, _) =>
        {
            asked.Add(id);
            return ValueTask.FromResult(id == "r9@x" ? Case : null);
        };

        var message = A.Message() with { InReplyTo = ["direct@x"], References = [.. Enumerable.Range(0, 10_000).Select(n => $"r{n}@x"), "r9@x"] };
        (await Of(message, find)).ShouldBe([new Candidate(Case, ThreadSign.KnownMessageId, Proven: true)]);
        asked[..3].ShouldBe(["direct@x", "r9@x", "r9999@x"]);
        asked.Count.ShouldBe(30);
    }

    [Fact]
    public async Task What_is_proven_comes_first_and_each_case_once()
    {
        var message = To($"complaints+{Case}@shop.example", ReplyAddress.Of("reclamations@shop.example", Other, Key)) with { InReplyTo = [OutgoingId.New(Other, Random, A.Own, Key)] };
        (await Of(message)).ShouldBe([new Candidate(Other, ThreadSign.Address, Proven: true), new Candidate(Case, ThreadSign.Address, Proven: false)]);
    }

    [Fact]
    public async Task A_subject_leads_nowhere() => (await Of(A.Message(subject: $"Re: {Case}"))).ShouldBeEmpty();
}
