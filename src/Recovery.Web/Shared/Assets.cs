using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Recovery.Web.Shared;

/// <summary>
/// Styles, scripts and type faces, out of this assembly, under one address that changes with any of them: browsers keep them for ever, and
/// a module finds its neighbours beside it.
/// </summary>
public sealed class Assets
{
    private const string Root = "assets/";
    private const string AllStyles = "site.css";
    private const string Layers = "@layer tokens, base, parts, screens;\n";
    private readonly FrozenDictionary<string, Asset> all;
    private readonly string version;

    /// <summary>Reads and compresses everything, once.</summary>
    public Assets()
    {
        var files = typeof(Assets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Root, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(name => name[Root.Length..], Bytes, StringComparer.Ordinal);
        var styles = files.Where(file => file.Key.EndsWith(".css", StringComparison.Ordinal)).Select(file => Encoding.UTF8.GetString(file.Value));
        files[AllStyles] = Encoding.UTF8.GetBytes(Layers + string.Join('\n', styles));
        version = Convert.ToHexStringLower(SHA256.HashData([.. files.OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => file.Value)]))[..12];
        all = files.ToFrozenDictionary(file => file.Key, file => Asset.Of(file.Key, file.Value), StringComparer.Ordinal);
    }

    /// <summary>Where a file is served.</summary>
    public string this[string name] => all.ContainsKey(name) ? $"/assets/{version}/{name}" : throw new FileNotFoundException("no such asset", name);

    /// <summary>Serves them all.</summary>
    internal void Map(IEndpointRouteBuilder app) => app.MapGet("/assets/{version}/{name}", Serve);

    private async Task Serve(HttpContext http, string version, string name)
    {
        if (!all.TryGetValue(name, out var asset))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // a page that was open while we were replaced still asks for what it knew: it gets today's, and does not keep it
        http.Response.Headers.CacheControl = version == this.version ? "public, max-age=31536000, immutable" : "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.ContentType = asset.Type;
        var body = asset.Plain;
        if (asset.Compressed is { } compressed)
        {
            http.Response.Headers.Vary = "Accept-Encoding";
            if (http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            {
                http.Response.Headers.ContentEncoding = "br";
                body = compressed;
            }
        }

        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static byte[] Bytes(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed record Asset(string Type, byte[] Plain, byte[]? Compressed)
    {
        public static Asset Of(string name, byte[] bytes) => Path.GetExtension(name) switch
        {
            ".css"  => new("text/css; charset=utf-8", bytes, Brotli(bytes)),
            ".js"   => new("text/javascript; charset=utf-8", bytes, Brotli(bytes)),
            ".svg"  => new("image/svg+xml", bytes, Brotli(bytes)),
            _       => new("font/woff2", bytes, null),
        };

        private static byte[] Brotli(byte[] bytes)
        {
            using var output = new MemoryStream();
            using (var brotli = new BrotliStream(output, CompressionLevel.Optimal))
                brotli.Write(bytes);
            return output.ToArray();
        }
    }
}
