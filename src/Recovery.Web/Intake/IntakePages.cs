using Recovery.Web.Shared;

namespace Recovery.Web.Intake;

internal static class IntakePages
{
    public static void Map(Pages pages) => _ = pages;
}
