using Recovery.Audit.Notarising;

namespace Recovery.Audit.Tests.Notarising;

public sealed class SigningTests : IDisposable
{
    private const string Origin = "recovery/0193b5d2-0000-7000-8000-000000000001";
    private static readonly Checkpoint Head = new(Origin, 7, MerkleHash.OfLeaf("x"u8), new DateTimeOffset(2026, 3, 3, 9, 0, 0, 123, 456, TimeSpan.Zero), 12);

    private readonly NotaryKey key = NotaryKey.New();
    private readonly string folder = Directory.CreateTempSubdirectory("notary").FullName;

    public void Dispose()
    {
        key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_checkpoint_is_read_back_from_its_note()
    {
        var note = SignedNote.Parse(key.Sign(Head).ToString());
        Checkpoint.Parse(note.Text).ShouldBe(Head);
        note.Text.ShouldBe($"{Origin}\n7\n{Head.Root}\ntime 2026-03-03T09:00:00.123456Z\nposition 12\n");
        key.Verifier(Origin).Of(note).ShouldBe(SignatureStanding.Good);
    }

    [Fact]
    public void The_line_of_the_key_is_enough_to_verify()
    {
        var line = key.Verifier(Origin).ToString();
        VerifierKey.Parse(line).Of(key.Sign(Head)).ShouldBe(SignatureStanding.Good);
        VerifierKey.Parse(line).ToString().ShouldBe(line);
    }

    [Fact]
    public void A_note_of_another_key_is_not_of_this_one()
    {
        using var other = NotaryKey.New();
        key.Verifier(Origin).Of(other.Sign(Head)).ShouldBe(SignatureStanding.Absent);
        key.Verifier("recovery/other").Of(key.Sign(Head)).ShouldBe(SignatureStanding.Absent);
        var forged = key.Sign(Head) with { Signatures = [other.Sign(Head).Signatures[0] with { KeyId = key.Verifier(Origin).Id }] };
        key.Verifier(Origin).Of(forged).ShouldBe(SignatureStanding.Bad);
    }

    [Fact]
    public void Whatever_byte_of_a_note_changes_it_is_no_longer_signed_by_this_key()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(key.Sign(Head).ToString());
        for (var n = 0; n < bytes.Length; n++)
        {
            bytes[n] ^= 1;
            Standing(bytes).ShouldNotBe(SignatureStanding.Good, $"byte {n}");
            bytes[n] ^= 1;
        }

        Standing(bytes).ShouldBe(SignatureStanding.Good);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("text\n\n— name AAAAAAAA")]
    [InlineData("text\n\n- name AAAAAAAA\n")]
    [InlineData("text\n\n— two names AAAAAAAA\n")]
    [InlineData("te\txt\n\n— name AAAAAAAA\n")]
    public void What_is_no_note_is_refused(string note) => Should.Throw<NoteException>(() => SignedNote.Parse(note));

    [Theory]
    [InlineData("o\n07\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\ntime 2026-03-03T09:00:00.000000Z\nposition 1\n")]
    [InlineData("o\n7\nAAAA\ntime 2026-03-03T09:00:00.000000Z\nposition 1\n")]
    [InlineData("\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\ntime 2026-03-03T09:00:00.000000Z\nposition 1\n")]
    [InlineData("o\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
    public void What_is_no_checkpoint_is_refused(string text) => Should.Throw<NoteException>(() => Checkpoint.Parse(text));

    [Fact]
    public void The_file_of_a_key_is_read_by_its_owner_alone_and_never_replaced()
    {
        var path = Path.Combine(folder, "keys", "notary.key");
        using var made = NotaryKey.Create(path);
        using var read = NotaryKey.Load(path);
        read.Verifier(Origin).ToString().ShouldBe(made.Verifier(Origin).ToString());
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Should.Throw<IOException>(() => NotaryKey.Create(path));
        File.WriteAllText(path, "no key");
        Should.Throw<NoteException>(() => NotaryKey.Load(path));
    }

    private SignatureStanding Standing(byte[] bytes)
    {
        try
        {
            var note = SignedNote.Parse(new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
            return key.Verifier(Origin).Of(note);
        }
        catch (Exception wrong) when (wrong is NoteException or ArgumentException)
        {
            return SignatureStanding.Absent;
        }
    }
}
