using Recovery.Domain;

namespace Recovery.Cli.Demonstrating;

/// <summary>An agent of the demo and the team that answers in one language.</summary>
internal sealed record DemoAgent(string Name, string DisplayName, string Team, string Language)
{
    public Actor Actor => new(Name, Role.Agent);
}

/// <summary>The people of the demo: ours, and those who complain.</summary>
internal static class Cast
{
    public static readonly Actor Supervisor = new("helen.ward", Role.Supervisor);
    public static readonly Actor Intake = new("intake", Role.Integration);

    public static readonly IReadOnlyList<DemoAgent> Agents =
    [
        new("claire.moreau", "Claire Moreau", "relation-clients", "fr"), new("karim.benali", "Karim Benali", "relation-clients", "fr"), new("sophie.lambert", "Sophie Lambert", "relation-clients", "fr"),
        new("lucia.ortega", "Lucía Ortega", "atencion", "es"), new("javier.molina", "Javier Molina", "atencion", "es"),
        new("tom.hughes", "Tom Hughes", "customer-care", "en"), new("priya.nair", "Priya Nair", "customer-care", "en"),
    ];

    /// <summary>Who the demo's keys belong to, by role; the agent's is one of <see cref="Agents"/>, so that there is a worklist of one's own.</summary>
    public static readonly IReadOnlyList<(Role Role, string Name)> Keys =
        [(Role.Agent, "claire.moreau"), (Role.Supervisor, "helen.ward"), (Role.Auditor, "audit"), (Role.Integration, "intake"), (Role.Admin, "admin")];

    /// <summary>A first and a last name.</summary>
    public static (string First, string Last) Person(string language, Random random) => language switch
    {
        "fr" => (Pick(["Marie", "Nadia", "Julien", "Éric", "Camille", "Fatou", "Hugo", "Anne", "Mehdi", "Léa", "Gérard", "Inès"], random),
                 Pick(["Lefèvre", "Diallo", "Rousseau", "Petit", "Nguyen", "Garnier", "Haddad", "Chevalier", "Marchand", "Kowalski"], random)),
        "es" => (Pick(["Carmen", "Iker", "Rosa", "Pablo", "Nuria", "Andrés", "Pilar", "Marc", "Elena", "Ramón"], random),
                 Pick(["García", "Etxeberria", "Navarro", "Castillo", "Puig", "Herrera", "Vidal", "Romero", "Serrano"], random)),
        _    => (Pick(["Margaret", "Owen", "Aisha", "Daniel", "Fiona", "Samuel", "Grace", "Rahul", "Ellen", "Jack"], random),
                 Pick(["Thompson", "O'Neill", "Khan", "Griffiths", "Barnes", "Osei", "MacLeod", "Patel", "Whitfield"], random)),
    };

    /// <summary>One of several.</summary>
    public static T Pick<T>(IReadOnlyList<T> among, Random random) => among[random.Next(among.Count)];
}
