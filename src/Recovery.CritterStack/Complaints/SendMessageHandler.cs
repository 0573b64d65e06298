using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Messaging;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="SendMessage"/>.</summary>
public static class SendMessageHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<SendMessage> asked, OpenCase open) => open.Decide((complaint, context) => Messaging.Decide(complaint, asked.Command, context));
}
