using Recovery.Audit.Sealing;
using Recovery.Domain;
using Recovery.Engine.Sealing;

namespace Recovery.Audit.Tests.Sealing;

public sealed class CaseKeyTests
{
    private static readonly Guid Case = new("0193b5d2-0000-7000-8000-000000000001");

    private readonly CaseKey key = CaseKey.New(Case);

    [Fact]
    public void What_was_closed_opens_to_what_it_was() => key.Open(key.Close("¿Es correcto? 🙂")).Reveal().ShouldBe("¿Es correcto? 🙂");

    [Fact]
    public void A_closed_text_does_not_show_the_text() => key.Close("Jeanne Martin").ShouldStartWith(SealedText.Mark);

    [Fact]
    public void The_same_text_is_closed_to_the_same_and_another_to_another()
    {
        key.Close("Jeanne").ShouldBe(key.Close("Jeanne"));
        key.Close("Jeanne").ShouldNotBe(key.Close("Jeannne"));
    }

    [Fact]
    public void What_another_case_closed_does_not_open() => CaseKey.New(Case).Open(key.Close("Jeanne")).ShouldBeSameAs(Personal.Erased);

    [Fact]
    public void What_was_changed_does_not_open()
    {
        var closed = key.Close("Jeanne"u8);
        for (var n = 0; n < closed.Length; n++)
        {
            closed[n] ^= 1;
            key.Open((ReadOnlySpan<byte>)closed).ShouldBeNull();
            closed[n] ^= 1;
        }

        key.Open((ReadOnlySpan<byte>)closed).ShouldBe("Jeanne"u8.ToArray());
    }

    [Fact]
    public void What_was_stored_before_there_was_a_vault_is_given_as_it_is() => key.Open("Jeanne").Reveal().ShouldBe("Jeanne");

    [Fact]
    public void A_text_that_looks_sealed_is_sealed_like_any_other() => key.Open(key.Close("sealed:v1:AAAA")).Reveal().ShouldBe("sealed:v1:AAAA");

    [Fact]
    public void Without_its_key_it_reads_as_erased_and_without_a_master_key_as_sealed()
    {
        NoKey.Destroyed.Open(key.Close("Jeanne")).Reveal().ShouldBe("[erased]");
        NoKey.NotHere.Open(key.Close("Jeanne")).Reveal().ShouldBe("[sealed]");
    }

    [Fact]
    public void What_is_said_after_an_erasure_is_closed_for_good()
    {
        var closed = NoKey.Destroyed.Close("Jeanne");
        closed.ShouldStartWith(SealedText.Mark);
        key.Open(closed).ShouldBeSameAs(Personal.Erased);
    }

    [Fact]
    public void Without_a_master_key_nothing_personal_is_written() => Should.Throw<InvalidOperationException>(() => NoKey.NotHere.Close("Jeanne"));

    [Fact]
    public void A_wrapped_key_opens_with_its_master_key_and_for_its_case_only()
    {
        var master = MasterKey.New();
        var wrapped = key.WrappedWith(master);
        new CaseKey(Case, master.Unwrap(Case, wrapped)).Open(key.Close("Jeanne")).Reveal().ShouldBe("Jeanne");
        Should.Throw<MasterKeyException>(() => MasterKey.New().Unwrap(Case, wrapped));
        Should.Throw<MasterKeyException>(() => master.Unwrap(Guid.Empty, wrapped));
    }

    [Fact]
    public void Several_master_keys_are_written_one_a_line_the_current_one_first()
    {
        var (now, before) = (MasterKey.New(), MasterKey.New());
        var keys = MasterKeys.Parse($"# rotated in March\n{now.Text()} # since March\n\n{before.Text()}\n");
        keys.Current!.Id.ShouldBe(now.Id);
        keys.Find(before.Id).ShouldNotBeNull();
        Should.Throw<MasterKeyException>(() => MasterKeys.Parse("c2hvcnQ="));
        Should.Throw<MasterKeyException>(() => MasterKeys.Parse("what?"));
    }
}
