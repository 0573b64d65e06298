using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;

namespace Recovery.Api.Receiving;

/// <summary>Who complains, as a part of a body.</summary>
internal static class ComplainantPart
{
    /// <summary>The person gets an identity of their own unless the sender says that it is one already known.</summary>
    public static Part<Func<Guid, Complainant>> Kind()
    {
        var shape = new Shape();
        var name = shape.Must("name", Kinds.PersonalLine, "How the complainant is called.");
        var email = shape.May("email", Kinds.PersonalLine, "E-mail address.");
        var phone = shape.May("phone", Kinds.PersonalLine, "Telephone number.");
        var size = shape.May("size", Kinds.Name, "Size of the customer in the house's own words; no rule reads it, the report on respect does.");
        var kind = shape.May("class", Kinds.Name, "Legal class where a statute has one, e.g. consumer or micro-enterprise.");
        var subject = shape.MayValue("subject", new Uuid(), "Identity of the person where they are known already: the handle of erasure.");
        return new Part<Func<Guid, Complainant>>(
            shape,
            body => fresh => new Complainant(
                subject.In(body) ?? fresh, name.In(body), Given(email.In(body)), Given(phone.In(body)), size.In(body), kind.In(body)));
    }

    private static Personal? Given(Personal? text) => text is { IsBlank: false } ? text : null;
}
