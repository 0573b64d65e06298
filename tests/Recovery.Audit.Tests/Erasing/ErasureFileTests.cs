using Recovery.Audit.Erasing;
using Recovery.Engine.Erasing;

namespace Recovery.Audit.Tests.Erasing;

/// <summary>The list of who was erased, outside the database.</summary>
public sealed class ErasureFileTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("recovery-erasures-").FullName;

    private string Place => Path.Combine(folder, "checkpoints", ErasureFile.Name);

    private ErasureFile List => new(Place);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_added_is_read_again_once_and_in_order()
    {
        var (one, two) = (Person("GDPR 17(1)(b)"), Person("GDPR 17(1)(a)\nsecond line"));
        List.Read().ShouldBeEmpty();
        foreach (var person in (ErasedPerson[])[one, two, one])
            List.Add(person);
        List.Read().ShouldBe([new(one.Subject, Noon, "GDPR 17(1)(b)"), new(two.Subject, Noon, "GDPR 17(1)(a) second line")]);
    }

    [Fact]
    public void The_same_person_asked_again_later_is_another_line()
    {
        var one = Person("GDPR 17(1)(b)");
        List.Add(one);
        List.Add(one with { AskedAt = Noon.AddDays(1) });
        List.Read().Select(line => line.AskedAt).ShouldBe([Noon, Noon.AddDays(1)]);
    }

    [Fact]
    public void Half_a_line_that_a_crash_left_spoils_no_other()
    {
        var (one, two) = (Person("GDPR 17(1)(b)"), Person("GDPR 17(1)(b)"));
        List.Add(one);
        var whole = File.ReadAllText(Place);
        for (var left = 1; left < whole.Length; left++)
        {
            File.WriteAllText(Place, whole + whole[..left]);
            List.Add(two);
            List.Read().Select(line => line.Subject).Distinct().ShouldBe([one.Subject, two.Subject], $"{left} characters were left");
        }
    }

    [Fact]
    public void A_line_that_somebody_changed_is_told_and_nobody_is_shown()
    {
        List.Add(Person("GDPR 17(1)(b)"));
        File.AppendAllText(Place, "somebody 2026-03-03 else\n");
        Should.Throw<IOException>(() => List.Read()).Message.ShouldContain("line 2");
    }

    private static ErasedPerson Person(string ground) => new(Guid.CreateVersion7(), Noon, "officer", "asked for", ground, [], null);
}
