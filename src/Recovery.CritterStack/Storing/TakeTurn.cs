using Recovery.Postgres;

namespace Recovery.CritterStack.Storing;

/// <summary>Our turn among those who append: beside other appends of this kind, never beside a batch of the built-in engine.</summary>
internal sealed class TakeTurn() : CaseOperation(Sql.Of("Appending/take_turn"), before: true);
