using Microsoft.Playwright;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Sla;
using Recovery.Engine.Reading;
using Recovery.Web.Case;

namespace Recovery.Web.Tests;

/// <summary>Cases that have come so far.</summary>
internal static class CaseStories
{
    /// <summary>Gives commands to a case, each of which must be accepted.</summary>
    public static async Task Go(this WebHost host, string reference, params Func<ComplaintId, IComplaintCommand>[] commands)
    {
        var id = (await host.Ports.Cases.Find(reference, CancellationToken.None))!.Value;
        foreach (var command in commands)
            (await host.Do(command(id), WebHost.Claire)).ShouldBeOfType<Engine.Handling.Outcome.Done>(command(id).GetType().Name);
    }

    public static async Task<string> Acknowledged(this WebHost host, string language = "en", Channel channel = Channel.Phone)
    {
        var reference = await host.Receive("The heating failed twice and nobody called back.", WebHost.Claire, channel, language);
        await host.Go(reference, id => new Acknowledge(id));
        return reference;
    }

    public static async Task<string> SaidBack(this WebHost host, string language = "en", Channel channel = Channel.Phone)
    {
        var reference = await host.Acknowledged(language, channel);
        await host.Go(reference, id => new Reformulate(id, Personal.Of("The heating failed twice. Have I got that right?")));
        return reference;
    }

    public static async Task<string> Confirmed(this WebHost host, string language = "en", Channel channel = Channel.Phone)
    {
        var reference = await host.SaidBack(language, channel);
        await host.Go(reference, id => new Confirm(id, Personal.Of("Yes, exactly.")));
        return reference;
    }

    public static async Task<string> Promised(this WebHost host, string language = "en")
    {
        var reference = await host.Confirmed(language);
        await host.Go(reference, id => new PromiseAction(id, Personal.Of("A new boiler is fitted"), "Tom Hughes", host.Day(reference).GetAwaiter().GetResult()));
        return reference;
    }

    public static async Task<string> Resolved(this WebHost host, string language = "en")
    {
        var reference = await host.Confirmed(language);
        await host.Go(
            reference,
            id => new OfferSolution(id, SolutionKind.Apology, Personal.Of("We are sorry.")),
            id => new Resolve(id, Outcome.Accepted, Personal.Of("It works again.")));
        return reference;
    }

    /// <summary>A day on which something may be promised.</summary>
    public static async Task<DateOnly> Day(this WebHost host, string reference)
    {
        var at = await host.Case(reference);
        var calendar = host.Ports.Policies.Calendar(at.State.Calendar);
        return PromiseDay.Proposed(at.Clocks.Where(clock => clock.IsOwed && Deadlines.IsFinal(clock)).Min(clock => clock.DueAt), calendar, host.Ports.Clock.Now);
    }

    /// <summary>Types a text in place of a prepared one, as a person does.</summary>
    public static async Task Write(this ILocator field, string text)
    {
        await field.FocusAsync();
        await field.PressAsync("ControlOrMeta+a");
        await field.Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>The case as people read it.</summary>
    public static async Task<CaseView> View(this WebHost host, string reference) =>
        CaseView.Of((await host.Ports.Cases.Now((await host.Case(reference)).Id, CancellationToken.None))!);

    public static LinkContact Called(ComplaintId id, string text) => new(id, Channel.Phone, Direction.In, Personal.Of(text));

    /// <summary>A letter that came long ago, so that holidays lie in its time.</summary>
    public static async Task<string> ReceiveLetter(this WebHost host, DateTimeOffset at)
    {
        var who = new Complainant(Guid.CreateVersion7(host.Ports.Clock.Now), Personal.Of("Ana Ruiz"), Personal.Of("ana@example.org"));
        var receive = (await host.Ports.Intake.Prepare(new Engine.Handling.NewComplaint(Channel.Letter, "es", Personal.Of("La factura está mal."), who, ReceivedAt: at), CancellationToken.None))!;
        var done = await host.Ports.Engine.Handle(receive, new Engine.Handling.Request(new Actor("post-room", Role.Integration)), CancellationToken.None);
        return done.ShouldBeOfType<Engine.Handling.Outcome.Done>().Case.State.Reference;
    }
}
