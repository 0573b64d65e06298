using Npgsql;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Searching;

/// <summary>What somebody looks for, in the grammar of each language.</summary>
internal sealed record Question(string French, string Spanish, string English, string AsWritten)
{
    /// <summary>The words asked for, as the index has them; null in a process without a master key, which finds nothing by them.</summary>
    public static async ValueTask<Question?> Of(NpgsqlConnection connection, HouseKey house, string words, CancellationToken ct)
    {
        if (!house.IsHere)
            return null;
        await using var ask = connection.Command(Sql.Of("Searching/asked"), Database.Text(words));
        var asked = (await ask.Rows(row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)), ct)).Single();
        var hashed = new HashedWords(house.Words);
        return new Question(hashed.Question(asked.Item1), hashed.Question(asked.Item2), hashed.Question(asked.Item3), hashed.Question(asked.Item4));
    }

    /// <summary>As parameters of <c>Searching/matches</c>.</summary>
    public IReadOnlyList<NpgsqlParameter> Parameters =>
        [Database.Named("french", French), Database.Named("spanish", Spanish), Database.Named("english", English), Database.Named("written", AsWritten)];
}
