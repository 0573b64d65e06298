namespace Recovery.Domain.Complaints.Receiving;

/// <summary>A file that came with what the complainant said. Its content is kept with the arrival it came in, not in the log.</summary>
/// <param name="Name">As sent, without any path; null where it has none.</param>
/// <param name="MediaType">For example <c>image/png</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Hash of the content, 64 lower-case hexadecimal digits.</param>
public sealed record AttachedFile(Personal? Name, string MediaType, long Size, string Sha256);
