using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Planner.Domain.Numbers;

namespace Planner.Web.Api;

/// <summary>How answers are written: camel case, plain letters, the same in every language, and no number that JSON does not know.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new FiniteNumber(), new FiniteReal() },
    };

    public static IResult Answer<TAnswer>(TAnswer answer, int status = StatusCodes.Status200OK) => Results.Json(answer, Options, statusCode: status);

    /// <summary>A figure that does not exist is null.</summary>
    private sealed class FiniteNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, System.Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }

    private sealed class FiniteReal : JsonConverter<Real>
    {
        public override Real Read(ref Utf8JsonReader reader, System.Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, Real value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Value, options);
    }
}
