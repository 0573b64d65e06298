namespace Recovery.Postgres.Migrations;

/// <summary>The migrations of this build and those of the database do not belong together; the message says what to do.</summary>
public sealed class MigrationException(string message) : Exception(message);
