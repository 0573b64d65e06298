using System.Net;
using Recovery.Engine.Delivering;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Webhooks;

namespace Recovery.Integrations.Tests.Webhooks;

public sealed class TargetGuardTests
{
    private static readonly TargetGuard Guard = new(new TargetSettings());

    [Theory]
    [InlineData("https://hooks.example.org/in?x=1", null)]
    [InlineData("https://8.8.8.8/", null)]
    [InlineData("https://[2606:4700:4700::1111]/", null)]
    [InlineData("http://hooks.example.org/", Faults.UrlNotHttps)]
    [InlineData("file:///etc/passwd", Faults.UrlNotHttps)]
    [InlineData("https://user:pw@hooks.example.org/", Faults.UrlWithCredentials)]
    [InlineData("https://@hooks.example.org/", Faults.UrlWithCredentials)]
    [InlineData("https://hooks.example.org:8443/", Faults.PortNotAllowed)]
    [InlineData("https://localhost/", Faults.HostNotAllowed)]
    [InlineData("https://localhost./", Faults.HostNotAllowed)]
    [InlineData("https://metadata.google.internal/", Faults.HostNotAllowed)]
    [InlineData("https://printer.local/", Faults.HostNotAllowed)]
    [InlineData("https://intranet/", Faults.HostNotAllowed)]
    [InlineData("https://127.0.0.1/", Faults.AddressNotAllowed)]
    [InlineData("https://127.1/", Faults.AddressNotAllowed)]
    [InlineData("https://2130706433/", Faults.AddressNotAllowed)]
    [InlineData("https://0x7f000001/", Faults.AddressNotAllowed)]
    [InlineData("https://0x7f.0.0.1/", Faults.AddressNotAllowed)]
    [InlineData("https://017700000001/", Faults.AddressNotAllowed)]
    [InlineData("https://0177.0.0.01/", Faults.AddressNotAllowed)]
    [InlineData("https://0251.0376.0251.0376/", Faults.AddressNotAllowed)]
    [InlineData("https://0/", Faults.AddressNotAllowed)]
    [InlineData("https://127.0.0.1./", Faults.AddressNotAllowed)]
    [InlineData("https://%31%32%37.0.0.1/", Faults.UrlInvalid)]
    [InlineData("https://[::1]/", Faults.AddressNotAllowed)]
    [InlineData("https://[::ffff:169.254.169.254]/", Faults.AddressNotAllowed)]
    [InlineData("https://[fe80::1%25eth0]/", Faults.AddressNotAllowed)]
    [InlineData("https://１２７.0.0.1/", Faults.UrlInvalid)]
    [InlineData("https://hooks.example.org\\@127.0.0.1/", Faults.UrlInvalid)]
    [InlineData("//hooks.example.org/", Faults.UrlInvalid)]
    [InlineData("https:hooks.example.org/", Faults.UrlInvalid)]
    [InlineData("https://a.1.2.3.999999/", Faults.HostNotAllowed)]
    [InlineData("", Faults.UrlInvalid)]
    [InlineData(null, Faults.UrlInvalid)]
    public void A_target_is_judged_as_written(string? url, string? code) => (Guard.Check(url).Fault?.Code).ShouldBe(code, url);

    [Theory]
    [InlineData("0.1.2.3"), InlineData("10.0.0.1"), InlineData("100.100.100.200"), InlineData("127.255.0.1"), InlineData("169.254.169.254"), InlineData("172.31.0.1")]
    [InlineData("192.0.0.192"), InlineData("192.168.1.1"), InlineData("198.19.0.1"), InlineData("224.0.0.1"), InlineData("255.255.255.255"), InlineData("168.63.129.16")]
    [InlineData("::"), InlineData("::1"), InlineData("::127.0.0.1"), InlineData("::ffff:10.0.0.1"), InlineData("64:ff9b::a9fe:a9fe"), InlineData("64:ff9b:1::1"), InlineData("2002:7f00:1::"), InlineData("2002:c0a8:101::1")]
    [InlineData("2001:0:1::1"), InlineData("fc00::1"), InlineData("fd00:ec2::254"), InlineData("fe80::1"), InlineData("fec0::1"), InlineData("ff02::1"), InlineData("2001:db8::1"), InlineData("2a00::5efe:10.0.0.1"), InlineData("fe80::1%3")]
    public void What_only_we_can_reach_is_never_connected_to(string address) => Guard.IsAllowed(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("8.8.8.8"), InlineData("172.32.0.1"), InlineData("100.128.0.1"), InlineData("2a00:1450::1"), InlineData("64:ff9b::808:808"), InlineData("2002:808:808::1"), InlineData("::ffff:8.8.8.8")]
    public void A_public_server_is_let_through(string address) => Guard.IsAllowed(IPAddress.Parse(address)).ShouldBeTrue();

    [Fact]
    public void A_name_that_resolves_to_a_public_and_a_private_address_is_refused()
    {
        Guard.Choose([IPAddress.Parse("8.8.8.8")]).Value.ShouldNotBeNull();
        Guard.Choose([IPAddress.Parse("8.8.8.8"), IPAddress.Loopback]).Fault!.Code.ShouldBe(Faults.AddressNotAllowed);
        Guard.Choose([]).Fault!.Code.ShouldBe(Faults.AddressNotAllowed);
    }

    [Fact]
    public void A_house_may_allow_its_own_network_and_no_more()
    {
        TargetGuard own = new(new TargetSettings(AllowHttp: true, [IPNetwork.Parse("10.1.0.0/16")], [80, 8080]));
        own.Check("http://10.1.2.3:8080/").Value.ShouldNotBeNull();
        own.Check("http://10.2.0.1:8080/").Fault!.Code.ShouldBe(Faults.AddressNotAllowed);
        own.IsAllowed(IPAddress.Parse("::ffff:10.1.2.3")).ShouldBeTrue();
    }

    [Fact]
    public void Attempts_wait_as_the_schedule_says_and_up_to_a_tenth_more()
    {
        double[] seconds = [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400];
        var seed = Guid.Parse("6f1c2f8e-2f0b-4a51-9d39-0a3c0d2a7f10");
        for (var attempt = 1; attempt <= seconds.Length; attempt++)
        {
            var wait = RetrySchedule.After(attempt, seed)!.Value.TotalSeconds;
            wait.ShouldBeInRange(seconds[attempt - 1], seconds[attempt - 1] * 1.1);
            RetrySchedule.After(attempt, seed)!.Value.TotalSeconds.ShouldBe(wait);
            RetrySchedule.After(attempt, Guid.Empty)!.Value.TotalSeconds.ShouldNotBe(wait);
        }

        RetrySchedule.After(10, seed).ShouldBeNull();
        RetrySchedule.After(0, seed).ShouldBeNull();
        RetrySchedule.Attempts.ShouldBe(10);
    }

    [Theory]
    [InlineData(200, Meaning.Done), InlineData(299, Meaning.Done), InlineData(301, Meaning.Retry), InlineData(307, Meaning.Retry), InlineData(400, Meaning.Retry), InlineData(410, Meaning.Disable), InlineData(503, Meaning.Retry), InlineData(null, Meaning.Retry)]
    public void Answers_mean_what_the_standard_says(int? status, Meaning meaning) => Answers.Of(status).ShouldBe(meaning);

    [Fact]
    public void A_receiver_may_ask_for_a_longer_wait_but_not_for_ever()
    {
        Answers.Wait(1, Guid.Empty, 429, TimeSpan.FromHours(1)).ShouldBe(TimeSpan.FromHours(1));
        Answers.Wait(1, Guid.Empty, 503, TimeSpan.MaxValue).ShouldBe(TimeSpan.FromHours(24));
        Answers.Wait(1, Guid.Empty, 500, TimeSpan.FromHours(1))!.Value.ShouldBeLessThan(TimeSpan.FromSeconds(6));
        Answers.Wait(1, Guid.Empty, 204, null).ShouldBeNull();
        Answers.Wait(10, Guid.Empty, 500, null).ShouldBeNull();
    }
}
