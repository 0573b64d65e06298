using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.NamingEmotions;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="NameEmotion"/>.</summary>
public static class NameEmotionHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<NameEmotion> asked, OpenCase open) => open.Decide((complaint, _) => EmotionNaming.Decide(complaint, asked.Command));
}
