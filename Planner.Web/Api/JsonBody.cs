using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Planner.Web.Api;

/// <summary>Takes the body of a request as text: JSON by its content type, in UTF-8, and no longer than may be.</summary>
public static class JsonBody
{
    private const int ChunkBytes = 16 * 1024;

    /// <summary>The text, or the refusal: 415 for what is no JSON, 413 for what is too long.</summary>
    public static async Task<(string? Text, IResult? Refusal)> Read(HttpRequest request, int longest, CancellationToken cancellation)
    {
        if (!IsJson(request.ContentType))
        {
            return (null, ProblemReplies.Refuse(request.HttpContext, StatusCodes.Status415UnsupportedMediaType, "api-not-json"));
        }

        if (request.ContentLength > longest)
        {
            return (null, TooLong(request, longest));
        }

        using var held = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellation)) > 0;)
        {
            // The length that a sender names is not to be trusted; what came is counted.
            if (held.Length + read > longest)
            {
                return (null, TooLong(request, longest));
            }

            held.Write(chunk, 0, read);
        }

        return (WithoutMark(Encoding.UTF8.GetString(held.GetBuffer().AsSpan(0, (int)held.Length))), null);
    }

    private static string WithoutMark(string text) => text.StartsWith('\uFEFF') ? text[1..] : text;

    private static IResult TooLong(HttpRequest request, int longest) =>
        ProblemReplies.Refuse(request.HttpContext, StatusCodes.Status413PayloadTooLarge, "api-too-long", longest / 1_000_000);

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Type.Equals("application", StringComparison.OrdinalIgnoreCase) && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
}
