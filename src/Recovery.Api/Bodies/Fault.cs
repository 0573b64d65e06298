namespace Recovery.Api.Bodies;

/// <summary>What can be wrong with one member of a body, one query parameter or one header.</summary>
public enum Fault
{
    /// <summary>Not JSON (RFC 8259), or nested too deeply.</summary>
    NotJson,

    /// <summary>A body is required and none came.</summary>
    Empty,

    /// <summary>Something else where an object is expected.</summary>
    NotAnObject,

    /// <summary>Required, and absent or null.</summary>
    Missing,

    /// <summary>Nobody here knows it.</summary>
    Unknown,

    /// <summary>Given twice.</summary>
    Duplicate,

    /// <summary>Something else where a text is expected.</summary>
    NotAText,

    /// <summary>Not Unicode: a lone surrogate, or bytes that are not UTF-8.</summary>
    NotUnicode,

    /// <summary>Holds the NUL character, which the database cannot store.</summary>
    HoldsNul,

    /// <summary>Holds control characters where a single line is expected.</summary>
    HoldsControl,

    /// <summary>Longer than the number of characters in the detail.</summary>
    TooLong,

    /// <summary>Not one of the words in the detail.</summary>
    NotAWord,

    /// <summary>Not a day such as 2026-11-30, or not between 1970 and 2100.</summary>
    NotADay,

    /// <summary>Not an instant with its offset such as 2026-11-30T09:00:00Z, or not between 1970 and 2100.</summary>
    NotAnInstant,

    /// <summary>Something else where a number is expected.</summary>
    NotANumber,

    /// <summary>Outside the range in the detail.</summary>
    OutOfRange,

    /// <summary>Something else where true or false is expected.</summary>
    NotAFlag,

    /// <summary>Not a UUID.</summary>
    NotAUuid,

    /// <summary>Not a currency of ISO 4217.</summary>
    NotACurrency,

    /// <summary>Not a length of time such as PT90M or a number of minutes.</summary>
    NotATime,

    /// <summary>Names something that does not exist; the detail says what.</summary>
    NotFound,

    /// <summary>Something else where a list is expected.</summary>
    NotAList,

    /// <summary>A list of more than the number in the detail.</summary>
    TooMany,

    /// <summary>Not a cursor of ours.</summary>
    NotACursor,
}
