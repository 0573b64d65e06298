using Recovery.Domain;

namespace Recovery.Api.Access;

/// <summary>What a request needs to be allowed to do.</summary>
public enum Right
{
    /// <summary>Bring in a complaint, a later contact, or a message.</summary>
    BringIn,

    /// <summary>Drive a case through its steps.</summary>
    Drive,

    /// <summary>Move a case to another policy; decide on overrides.</summary>
    Decide,

    /// <summary>Read one case, its history and its clocks; follow the changes; read the policies.</summary>
    ReadCase,

    /// <summary>Read across all cases: worklist and reports.</summary>
    ReadAll,

    /// <summary>Verify and export the log.</summary>
    Audit,

    /// <summary>Forget a complainant for good.</summary>
    Erase,

    /// <summary>Make, list and revoke API keys.</summary>
    ManageKeys,
}

/// <summary>Who may do what. The one table.</summary>
public static class Permissions
{
    /// <summary>True when a role has a right.</summary>
    public static bool Allows(Role role, Right right) => role switch
    {
        Role.Agent          => right is Right.BringIn or Right.Drive or Right.ReadCase or Right.ReadAll,
        Role.Supervisor     => right is Right.BringIn or Right.Drive or Right.ReadCase or Right.ReadAll or Right.Decide or Right.Audit,
        Role.Auditor        => right is Right.ReadCase or Right.ReadAll or Right.Audit,
        Role.Integration    => right is Right.BringIn or Right.ReadCase,
        Role.Admin          => true,
        _                   => false,
    };
}
