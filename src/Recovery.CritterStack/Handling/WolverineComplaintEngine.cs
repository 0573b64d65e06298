using Recovery.CritterStack.Storing;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Wolverine.Runtime;

namespace Recovery.CritterStack.Handling;

/// <summary>Hands every command to its Wolverine handler, and re-runs it as every engine does (see <see cref="CommandLoop"/>).</summary>
internal sealed class WolverineComplaintEngine(IWolverineRuntime wolverine, MartenEventStore store, IPolicyCatalog policies, TimeProvider time) : IComplaintEngine
{
    private readonly CommandLoop loop = new(store, policies, time);

    /// <inheritdoc/>
    public ValueTask<Outcome> Handle(IComplaintCommand command, Request request, CancellationToken cancellation) =>
        loop.Run(command, request, DecideOnce, cancellation);

    /// <summary>Null: the stream moved on meanwhile, decide again.</summary>
    private async ValueTask<Outcome?> DecideOnce(IComplaintCommand command, Request request, CancellationToken cancellation)
    {
        var asked = Asked.For(command, request);
        AppendResult saved;
        try
        {
            await new MessageBus(wolverine).InvokeAsync(asked, cancellation);
            if (asked.Verdict is Verdict.Said said)
                return await loop.KnownByKey(request, cancellation) ?? said.Outcome;
            saved = store.Done(asked.Writing!);
        }
        catch (Exception trouble) when (asked.Writing is not null && trouble is not OperationCanceledException)
        {
            saved = await store.Explained(trouble, asked.Writing, cancellation);
        }

        return saved switch
        {
            AppendResult.Appended written => ((Verdict.Granted)asked.Verdict!).Outcome(written),
            AppendResult.DuplicateKey     => await loop.KnownByKey(request, cancellation),
            _                             => null,
        };
    }
}
