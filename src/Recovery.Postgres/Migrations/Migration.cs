using System.Security.Cryptography;
using System.Text;

namespace Recovery.Postgres.Migrations;

/// <summary>One step of the schema: its name (<c>0001_event_tables</c>), its text, and the SHA-256 by which a later change of an applied step is found.</summary>
public sealed record Migration(string Name, string Text)
{
    private const string Folder = "Migrations";

    /// <summary>SHA-256 of the text in lower-case hexadecimal, line ends as LF: a checkout on another system changes nothing.</summary>
    public string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>All steps of this build, in the order they are applied.</summary>
    public static IReadOnlyList<Migration> All { get; } =
        [.. Sql.In(Folder).Select(name => new Migration(name[(Folder.Length + 1)..], Sql.Of(name)))];
}
