using System.Text;
using Recovery.Cli.Databases;
using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Engine.Handling;
using Recovery.Engine.Reading;
using Recovery.Integrations;
using Recovery.Integrations.Filing;
using Recovery.Integrations.Filing.Mails;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Reading;
using Recovery.Integrations.Phone;

namespace Recovery.Cli.Demonstrating;

/// <summary>
/// What came in by itself this morning, taken as a running host would have taken it: calls to call back, a text message, and mail that never touches a case.
/// Nothing of it opens a case: what a person decides on it is theirs to try.
/// </summary>
internal sealed class Postbag(Workplace workplace)
{
    private static readonly string[] Mails =
    [
        """
        From: Robert Hale <robert.hale@example.com>
        To: complaints@example.org
        Subject: Out of office: Your complaint
        Message-ID: <demo-absence@example.com>
        Auto-Submitted: auto-replied
        Content-Type: text/plain; charset=utf-8

        I am away until Monday. For anything urgent please ring the office.
        """,
        """
        From: Mail Delivery System <MAILER-DAEMON@mail.example.net>
        Return-Path: <>
        To: complaints@example.org
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <demo-bounce@mail.example.net>
        Content-Type: text/plain; charset=utf-8

        This is the mail system at host mail.example.net. I'm sorry to have to inform you that your message could not be delivered to one or more recipients.
        """,
        """
        From: Nouvelles du quartier <lettre@example.fr>
        To: complaints@example.org
        Subject: =?utf-8?Q?La_lettre_de_d=C3=A9cembre?=
        Message-ID: <demo-newsletter@example.fr>
        List-Id: <lettre.example.fr>
        List-Unsubscribe: <mailto:lettre-off@example.fr>
        Precedence: bulk
        Content-Type: text/plain; charset=utf-8

        Au sommaire : le marché, la fête de l'école, les travaux de la rue Haute.
        """,
    ];

    private readonly FilingPorts ports = new(
        workplace.Node.Engine,
        new Intake(workplace.Store, workplace.Policies, workplace.Clock),
        new CaseReader(workplace.Store, workplace.Policies, workplace.Clock),
        workplace.Store,
        workplace.Node.Arrivals,
        workplace.Policies,
        workplace.Clock,
        TimeProvider.System,
        new Edges { Addresses = new OwnAddresses(["complaints@example.org"]) });

    /// <summary>Delivers it, once: all of it has an identity of its own.</summary>
    public async Task Deliver(IReadOnlyList<Life> lives, CancellationToken cancellation)
    {
        while (await workplace.Node.Reach.RunOnce(cancellation).ConfigureAwait(false))
        {
            // until every case's number is known
        }

        var mail = new MailFiling(ports);
        foreach (var message in Mails)
        {
            var raw = Encoding.UTF8.GetBytes(message.ReplaceLineEndings("\r\n"));
            await mail.Take(MessageReader.Read(raw), raw, null, Cast.Intake, cancellation).ConfigureAwait(false);
        }

        var phone = new PhoneIntake(ports);
        foreach (var call in Calls(lives))
            await phone.Take(call, null, null, Cast.Intake, cancellation).ConfigureAwait(false);
    }

    private IEnumerable<PhoneCall> Calls(IReadOnlyList<Life> lives)
    {
        var (house, now) = (Personal.Of("+33 1 99 00 00 00"), workplace.Clock.Now);
        var known = lives.Reverse().Where(life => life.Complaint.Complainant.Phone is not null).Select(life => life.Complaint.Complainant.Phone!).Take(2).ToList();
        yield return new PhoneCall("demo", "call-1", Direction.In, known[0], house, CallStatus.Missed, StartedAt: now.AddMinutes(-38));
        yield return new PhoneCall("demo", "call-2", Direction.In, Personal.Of("+34 600 00 4417"), house, CallStatus.Missed, StartedAt: now.AddMinutes(-21));
        yield return new PhoneCall("demo", "call-3", Direction.In, known[1], house, CallStatus.Answered, "claire.moreau", now.AddMinutes(-9), TimeSpan.FromSeconds(194));
    }
}
