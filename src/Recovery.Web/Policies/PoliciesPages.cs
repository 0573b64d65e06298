using Recovery.Web.Shared;

namespace Recovery.Web.Policies;

internal static class PoliciesPages
{
    public static void Map(Pages pages) => _ = pages;
}
