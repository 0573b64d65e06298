using Recovery.Web.Shared;

namespace Recovery.Web.Replay;

internal static class ReplayPages
{
    public static void Map(Pages pages) => _ = pages;
}
