using Recovery.Api.Answers;
using Recovery.Api.Arriving.Providers;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Engine.Arriving;
using Recovery.Integrations.CloudEvents;
using Recovery.Integrations.CloudEvents.Taking;
using Recovery.Integrations.Filing;

namespace Recovery.Api.TakingEvents;

/// <summary>What an event came to: an answer, or the problem why it was not taken.</summary>
/// <param name="Opened">True where it opened a case.</param>
internal readonly record struct EventAnswer(EventTaken? Taken, bool Opened, Problem? Problem)
{
    public static EventAnswer Of(CloudEvent cloudEvent, Taking taking)
    {
        return taking switch
        {
            Taking.OnCase on                => Done(EventStatus.Filed, on.Opened) with { Taken = Said(EventStatus.Filed) with { Reference = on.Case.State.Reference, Case = CaseTaken.Of(on.Case) } },
            Taking.Arrived { As: var as_ }  => Arrived(as_),
            Taking.Noted noted              => Done(EventStatus.Noted) with { Taken = Said(EventStatus.Noted) with { Reference = noted.Reference } },
            Taking.Ignored                  => Done(EventStatus.Ignored),
            Taking.Faulty { Faults: var all } => No(Proven.Refused(all[0])),
            Taking.NotDone no               => No(CommandAnswer.Refusal(no.Outcome)),
            Taking.NoPolicy no              => No(new Problem(422, ApiCodes.PackUnknown, no.Pack)),
            Taking.NotFiled { Why: var why } => No(Unfiled(why)),
            Taking.Reused                   => No(new Problem(422, ApiCodes.KeyReused)),
            _                               => throw new ArgumentOutOfRangeException(nameof(taking), taking.GetType().Name, "no answer for this"),
        };

        EventTaken Said(EventStatus status) => new(cloudEvent.Id, cloudEvent.Source, status);
        EventAnswer Done(EventStatus status, bool opened = false) => new(Said(status), opened, null);

        EventAnswer Arrived(Filed.Settled settled) => new(
            Said(StatusOf(settled.Arrival.State)) with
            {
                Reference = settled.Case?.State.Reference,
                Case = settled.Case is { } at ? CaseTaken.Of(at) : null,
                Arrival = EventArrival.Of(settled.Arrival),
            },
            settled.Opened,
            null);
    }

    public static EventAnswer No(Problem problem) => new(null, false, problem);

    private static EventStatus StatusOf(ArrivalState state) => Words.TryRead<EventStatus>(Words.Of(state), out var status) ? status : EventStatus.Waiting;

    private static Problem Unfiled(Filed why) => why switch
    {
        Filed.NotYet not    => new Problem(409, not.Code) { RetryAfter = 1 },
        Filed.Refused no    => no.Code is FilingCodes.NoPolicy ? new Problem(503, no.Code) { RetryAfter = 60 } : new Problem(409, no.Code, no.Detail),
        _                   => new Problem(409, FilingCodes.CannotBeFiled),
    };
}
