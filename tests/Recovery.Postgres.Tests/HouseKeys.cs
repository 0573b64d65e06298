using NpgsqlTypes;
using Recovery.Audit.Sealing;
using Recovery.Conformance;
using Recovery.Domain;
using Recovery.Engine.Erasing;
using Recovery.Postgres.Erasing;
using Recovery.Postgres.House;
using Recovery.Postgres.Searching;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Tests;

/// <summary>The house's own key: one for every node, wrapped by the master key, and nobody's to erase.</summary>
public sealed class HouseKeys : OnDatabase
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Every_process_that_comes_first_has_the_same()
    {
        await Execute("delete from vault.keys");
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await HouseKey.Open(Database, TestKeys.Masters, None)));
        all.Select(one => one.Words.Of("heating")).Distinct().ShouldHaveSingleItem().Length.ShouldBe(12);
        all[0].Seal.Open(all[7].Seal.Close("a secret")).Reveal().ShouldBe("a secret");
    }

    [Fact]
    public async Task What_is_hashed_for_one_purpose_says_nothing_of_another()
    {
        var house = await HouseKey.Open(Database, TestKeys.Masters, None);
        house.Reach.Of("heating").ShouldNotStartWith(house.Words.Of("heating"));
        house.Reach.Of("heating").ShouldNotBe(house.Messages.Of("heating"));
        (await Scalar<long>("select count(*) from vault.keys where owner = '00000000-0000-0000-0000-000000000000'")).ShouldBe(1);
    }

    [Fact]
    public async Task It_outlives_the_master_key()
    {
        var before = await HouseKey.Open(Database, TestKeys.Masters, None);
        var renewed = MasterKeys.Of(MasterKey.New(), TestKeys.Masters.Current!);
        await new Rewrapping(Database, renewed).Run(null, None);
        var after = await HouseKey.Open(Database, MasterKeys.Of(renewed.Current!), None);
        after.Words.Of("heating").ShouldBe(before.Words.Of("heating"));
        (await new HouseSecrets(Database, MasterKeys.Of(renewed.Current!)).Find(HouseSecrets.ThreadKey, None)).Length.ShouldBe(32);
        await Should.ThrowAsync<MasterKeyException>(async () => await HouseKey.Open(Database, TestKeys.Masters, None));
    }

    [Fact]
    public async Task Nobody_erases_it_by_its_name()
    {
        var erasures = new PostgresErasures(Database, _ => { });
        (await erasures.Begin(HouseKey.Owner, null, "officer", "asked for", "GDPR 17", None)).ShouldBeNull();
        await erasures.Finish(await Begun(), None);
        (await Scalar<long>("select count(*) from vault.keys where owner = '00000000-0000-0000-0000-000000000000'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_process_without_a_master_key_neither_opens_nor_finds()
    {
        var nowhere = await HouseKey.Open(Database, MasterKeys.None, None);
        nowhere.IsHere.ShouldBeFalse();
        nowhere.Seal.Open((await HouseKey.Open(Database, TestKeys.Masters, None)).Seal.Close("a secret")).ShouldBe(Personal.Sealed);
        Should.Throw<InvalidOperationException>(() => nowhere.Words.Of("heating"));
        await Should.ThrowAsync<MasterKeyException>(async () => await new HouseSecrets(Database, MasterKeys.None).Find(HouseSecrets.ThreadKey, None));
    }

    [Theory]
    [InlineData("'boiler' & !'fail'", "{boiler} & !{fail}")]
    [InlineData("'le' <-> 'guen' | 'keep' <2> 'fail'", "{le} <-> {guen} | {keep} <2> {fail}")]
    [InlineData("'l''eau' & 'back\\\\slash'", "{l'eau} & {back\\slash}")]
    [InlineData("!( 'a' | 'b' )", "!( {a} | {b} )")]
    [InlineData("", "")]
    public async Task What_is_asked_for_keeps_its_form_and_loses_its_words(string asked, string expected)
    {
        var house = await HouseKey.Open(Database, TestKeys.Masters, None);
        var hashed = System.Text.RegularExpressions.Regex.Replace(
            expected, "{(?<word>.+?)}", found => $"'{house.Words.Of(found.Groups["word"].Value)}'", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        new HashedWords(house.Words).Question(asked).ShouldBe(hashed);
    }

    [Fact]
    public async Task Words_keep_their_places()
    {
        var house = await HouseKey.Open(Database, TestKeys.Masters, None);
        await using var command = Database.CreateCommand("select to_tsvector('simple', 'le guen le gwen')");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        new HashedWords(house.Words).Document(reader.GetFieldValue<NpgsqlTsVector>(0)).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe([$"'{house.Words.Of("le")}':1,3", $"'{house.Words.Of("guen")}':2", $"'{house.Words.Of("gwen")}':4"], ignoreOrder: true);
    }

    /// <summary>As a forged row of the list would have it.</summary>
    private async Task<ErasedPerson> Begun()
    {
        await Execute("insert into recovery.erasures (subject, asked_at, asked_by, reason, legal_ground, complaints) values ('00000000-0000-0000-0000-000000000000', clock_timestamp(), 'x', 'x', 'x', '{}')");
        return (await new PostgresErasures(Database, _ => { }).Unfinished(None)).Single();
    }
}
