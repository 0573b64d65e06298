using System.Reflection;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Engine.Serialization;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>What exports may write is decided member by member.</summary>
public sealed class DisclosedTests
{
    [Fact]
    public void Every_member_of_every_event_has_been_decided_on()
    {
        var types = EventJson.StoredTypes.Values.ToList();
        types.ShouldNotBeEmpty();
        types.SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(member => (type, member.Name)))
            .Where(one => Disclosed.Of(one.type, one.Name) is null).ShouldBeEmpty("say in Disclosed.cs whether exports may write it");
    }

    [Fact]
    public void What_nobody_decided_on_is_nothing_to_write() => Disclosed.Of(typeof(string), "Length").ShouldBeNull();

    [Fact]
    public void A_name_has_one_pseudonym_in_a_house_and_another_in_the_next()
    {
        var (here, again, there) = (new Pseudonyms("a key of this house"u8), new Pseudonyms("a key of this house"u8), new Pseudonyms("a key of the next house"u8));

        here.Of("Ann").ShouldBe(again.Of("Ann"));
        here.Of("Ann").ShouldNotBe(here.Of("Bob"));
        here.Of("Ann").ShouldNotBe(there.Of("Ann"));
        here.Of("Ann").ShouldMatch("^agent-[0-9a-f]{16}$");
        Should.Throw<ArgumentException>(() => new Pseudonyms("short"u8));
    }
}
