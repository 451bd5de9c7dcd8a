using System;
using System.Linq;
using System.Reflection;
using System.Text.Json;

namespace Planner.Domain.Scenarios;

/// <summary>The fields that a record has in JSON: its settable properties, in the order in which they are declared, in camel case.</summary>
internal static class RecordFields
{
    public static PropertyInfo[] Of(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).OrderBy(property => property.MetadataToken)];

    public static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
