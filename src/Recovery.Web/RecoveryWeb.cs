using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Recovery.Web.Arrivals;
using Recovery.Web.Audit;
using Recovery.Web.Case;
using Recovery.Web.Deliveries;
using Recovery.Web.Intake;
using Recovery.Web.Policies;
using Recovery.Web.Replay;
using Recovery.Web.Shared;
using Recovery.Web.SigningIn;
using Recovery.Web.Supervise;
using Recovery.Web.Worklist;

namespace Recovery.Web;

/// <summary>Adds the screens to a host that has the API's <see cref="Api.Asking.Ports"/>.</summary>
public static class RecoveryWeb
{
    /// <summary>What the screens need, beside a place where data protection keeps its keys.</summary>
    public static void AddRecoveryWeb(this IServiceCollection services, People people, SignInSettings signIn)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.SuppressXFrameOptionsHeader = true); // the content security policy says it
        Session.Add(services);
        services.AddSingleton(people);
        services.AddSingleton(signIn);
        services.AddSingleton<Assets>();
    }

    /// <summary>Maps every page.</summary>
    public static void MapRecoveryWeb(this IEndpointRouteBuilder app)
    {
        app.ServiceProvider.GetRequiredService<Assets>().Map(app);
        var pages = new Pages(app);
        SignInPage.Map(pages);
        Preferences.Map(pages);
        Live.Map(pages);
        WorklistPages.Map(pages);
        CasePages.Map(pages);
        ReplayPages.Map(pages);
        ArrivalsPages.Map(pages);
        DeliveriesPages.Map(pages);
        SubscribersPages.Map(pages);
        IntakePages.Map(pages);
        SupervisePages.Map(pages);
        PoliciesPages.Map(pages);
        AuditPages.Map(pages);
        VerificationPages.Map(pages);
        ProofPages.Map(pages);
        ExportPages.Map(pages);
        AccessPages.Map(pages);
        ErasurePages.Map(pages);
        pages.Rest();
    }
}
