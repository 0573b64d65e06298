using Recovery.Conformance;

namespace Recovery.Postgres.Tests;

/// <summary>Whoever looks for a word in a whole database finds it wherever a table can have it.</summary>
public sealed class LookingEverywhere : OnDatabase
{
    [Theory]
    [InlineData("'a Zitronenfalter flew'::text")]
    [InlineData("'{\"said\":[\"zitronenfalter\"]}'::jsonb")]
    [InlineData("'zitronenfalter'::bytea")]
    [InlineData("convert_to('a zitronenfalter', 'UTF8')")]
    [InlineData("decode('7a00690074007200' || '6f006e0065006e00' || '660061006c007400' || '65007200', 'hex')")]
    [InlineData("encode('zitronenfalter', 'base64')")]
    [InlineData("encode('xzitronenfalter', 'base64')")]
    [InlineData("encode('xyzitronenfalter.', 'base64')")]
    [InlineData("array['no', 'zitronenfalter']")]
    [InlineData("to_tsvector('french', 'des zitronenfalters')")]
    public async Task A_word_is_found_in_every_form(string value)
    {
        (await WholeDatabase.Holding(Database.ConnectionString, "zitronenfal")).ShouldBeEmpty();
        await Execute($"create table public.somewhere as select {value} as said");
        (await WholeDatabase.Holding(Database.ConnectionString, "zitronenfal")).ShouldHaveSingleItem().ShouldStartWith("public.somewhere");
    }
}
