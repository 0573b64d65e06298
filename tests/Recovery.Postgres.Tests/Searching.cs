using Recovery.Audit.Sealing;
using Recovery.Domain;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Sla;
using Recovery.Engine.Working;
using Recovery.Postgres.Following;
using Recovery.Postgres.Rebuilding;
using Recovery.Postgres.Searching;
using Recovery.Postgres.Vault;
using Recovery.Postgres.Worklist;

namespace Recovery.Postgres.Tests;

/// <summary>Full-text search of the worklist, in the language of each case.</summary>
public sealed class Searching : OnDatabase
{
    private readonly ComplaintId french = A.Complaint();
    private readonly ComplaintId spanish = A.Complaint();
    private readonly ComplaintId english = A.Complaint();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Log.Append(french, Tuesday, A.Received(Tuesday, language: "fr", narrative: "Les chaudières sont tombées en panne.", name: "Zoé Le Guen"));
        await Log.Append(spanish, Tuesday, A.Received(Tuesday, language: "es", narrative: "Las calderas no funcionan.", name: "Ana García"));
        await Log.Append(english, Tuesday, A.Received(Tuesday, narrative: "The boilers keep failing.", name: "Will"));
        await new PostgresWorklistRebuild(Database, Seals, Conformance.RepositoryPolicies.Catalog, TimeProvider.System).Run(null, CancellationToken.None);
        await Index();
    }

    [Theory]
    [InlineData("chaudière panne", "fr")]
    [InlineData("caldera", "es")]
    [InlineData("boiler fail", "en")]
    [InlineData("\"boilers keep\"", "en")]
    [InlineData("garcía", "es")]
    [InlineData("Le Guen", "fr")]
    [InlineData("will", "en")]
    [InlineData("boiler -fail", "")]
    [InlineData("boiler or caldera", "en es")]
    [InlineData("' \" \\ : & | ! ( ) *", "")]
    [InlineData("\0", "")]
    [InlineData("  ", "")]
    public async Task Words_are_found_as_their_language_bends_them(string words, string languages) =>
        (await Found(words)).ShouldBe(languages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Case), ignoreOrder: true);

    [Fact]
    public async Task The_words_themselves_are_in_no_row_and_without_the_key_nothing_is_found()
    {
        foreach (var word in (string[])["boiler", "boilers", "chaudi", "calder", "guen", "will"])
            (await Scalar<bool>($"select bool_or(document::text ilike '%{word}%') from recovery.search")).ShouldBeFalse(word);
        var keyless = await CaseKeys.Open(Database, MasterKeys.None, TimeProvider.System, CancellationToken.None);
        (await new PostgresWorklist(Database, keyless).Page(new WorklistQuery(Text: "boiler"), Tuesday, CancellationToken.None)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_are_looked_for_in_the_index_not_in_every_case()
    {
        await Execute("insert into recovery.search select gen_random_uuid(), 'en', array_to_tsvector(array[md5(n::text)]) from generate_series(1, 20000) n; analyze recovery.search");
        await using var connection = await Database.OpenConnectionAsync();
        var question = (await Question.Of(connection, Seals.House, "boiler", CancellationToken.None))!;
        await using var explain = connection.CreateCommand();
        explain.CommandText = "explain " + Sql.Of("Searching/matches");
        explain.Parameters.AddRange(question.Parameters.ToArray());
        string.Join('\n', await explain.Rows(row => row.GetString(0), CancellationToken.None)).ShouldContain("search_document");
    }

    [Fact]
    public async Task A_case_is_found_by_its_reference()
    {
        var reference = await Scalar<string>($"select reference from recovery.worklist where complaint_id = '{english}'");
        (await Found(reference)).ShouldBe([english]);
    }

    [Fact]
    public async Task What_is_said_later_is_found_too_and_once_only()
    {
        await Log.Append(
            english,
            Tuesday,
            new ContactLinked(Channel.Phone, Direction.In, Personal.Of("The radiator leaks.")),
            new ReformulationCorrected(1, Personal.Of("It is the thermostat.")),
            new NoteAdded(Personal.Of("Called the plumber.")));
        await Index();
        var document = await Scalar<string>($"select document::text from recovery.search where complaint_id = '{english}'");
        await Index();
        (await Found("radiator thermostat plumber")).ShouldBe([english]);
        (await Scalar<string>($"select document::text from recovery.search where complaint_id = '{english}'")).ShouldBe(document);
    }

    [Fact]
    public async Task An_erased_case_is_forgotten_whatever_is_said_later()
    {
        await Log.Append(english, Tuesday, new PersonalDataErased(Guid.CreateVersion7(), "asked", "GDPR 17(1)(b)"), new NoteAdded(Personal.Of("boilers again")));
        await Index();
        await Log.Append(english, Tuesday, new NoteAdded(Personal.Of("and boilers")));
        await Index();
        (await Found("boiler")).ShouldBeEmpty();
        (await Scalar<string>($"select complainant || excerpt from recovery.worklist where complaint_id = '{english}'")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_with_more_words_than_a_document_holds_stops_nobody()
    {
        var words = string.Join(' ', Enumerable.Range(0, 200_000).Select(n => "w" + n.ToString("x8", System.Globalization.CultureInfo.InvariantCulture)));
        await Log.Append(english, Tuesday, new NoteAdded(Personal.Of(words)), new NoteAdded(Personal.Of("plumber")));
        await Log.Append(french, Tuesday, new NoteAdded(Personal.Of("plombier")));
        await Index();
        (await Found("plombier")).ShouldBe([french]);
        (await Found("boiler")).ShouldBe([english]);
    }

    private ComplaintId Case(string language) => language switch { "fr" => french, "es" => spanish, _ => english };

    private async Task Index()
    {
        var follower = new Follower(Database, Seals, new SearchIndex(Seals.House), new NoSignals(), TimeProvider.System);
        while (await follower.RunOnce(CancellationToken.None))
        {
        }

        follower.Health.StoppedBecause.ShouldBeNull();
    }

    private async Task<List<ComplaintId>> Found(string words) =>
        [.. (await new PostgresWorklist(Database, Seals).Page(new WorklistQuery(Text: words), Tuesday, CancellationToken.None)).Items.Select(item => item.Complaint)];
}
