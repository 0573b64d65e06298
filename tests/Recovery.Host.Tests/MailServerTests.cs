namespace Recovery.Host.Tests;

/// <summary>Mail through a real Postfix, once around: <c>ops/try-mail</c>, which says what it saw.</summary>
public sealed class MailServerTests
{
    [Fact]
    public async Task A_complaint_goes_through_a_real_mail_server_into_a_case_and_back_and_no_loop_begins()
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Skip("Postfix starts as root only, and these tests do not run as root: run ops/try-mail as root.");
        await Trying.Run("try-mail");
    }
}
