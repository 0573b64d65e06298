using Recovery.Api.Access;
using Recovery.Domain;

namespace Recovery.Web.Shared;

/// <summary>Who looks, in which language: what a screen shows and offers depends on it (what may be done, the API's table decides).</summary>
/// <param name="Person">Null on the pages one sees before signing in.</param>
public sealed record Viewer(Person? Person, Texts Texts, DateTimeOffset Now)
{
    /// <summary>Who they are to the engine.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Actor Actor => Person is { } person ? new Actor(person.Name, person.Role) : throw new InvalidOperationException("nobody is signed in");

    /// <summary>True when the viewer's role has a right.</summary>
    public bool May(Right right) => Person is { } person && Permissions.Allows(person.Role, right);
}
