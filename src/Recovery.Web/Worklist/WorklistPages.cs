using Recovery.Web.Shared;

namespace Recovery.Web.Worklist;

internal static class WorklistPages
{
    public static void Map(Pages pages) => _ = pages;
}
