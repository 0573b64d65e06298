using Recovery.Web.Shared;

namespace Recovery.Web.Supervise;

internal static class SupervisePages
{
    public static void Map(Pages pages) => _ = pages;
}
