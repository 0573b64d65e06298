using Recovery.Web.Shared;

namespace Recovery.Web.Case;

internal static class CasePages
{
    public static void Map(Pages pages) => _ = pages;
}
