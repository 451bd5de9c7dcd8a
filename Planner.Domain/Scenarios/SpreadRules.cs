using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using FluentValidation;
using FluentValidation.Results;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>Rules for figures and codes, in FluentValidation's terms.</summary>
internal static class SpreadRules
{
    /// <summary>Gives a rule its code and the figures of its sentence.</summary>
    public static IRuleBuilderOptions<T, TProperty> As<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string code, params object[] arguments) =>
        rule.WithErrorCode(code).WithState(_ => arguments);

    /// <summary>Every <see cref="Spread"/> of the record that has a <see cref="FigureAttribute"/> is in order and within bounds.</summary>
    public static void CheckFigures<T>(this AbstractValidator<T> validator)
    {
        var figures = RecordFields.Of(typeof(T))
            .Select(property => (property, figure: property.GetCustomAttribute<FigureAttribute>()))
            .Where(pair => pair.figure is not null)
            .ToArray();
        validator.RuleFor(record => record).Custom((record, context) =>
        {
            foreach (var (property, figure) in figures)
            {
                if (property.GetValue(record) is Spread spread)
                {
                    Report(context, property.Name, Faults(spread, figure!));
                }
            }
        });
    }

    /// <summary>What is wrong with a spread in base units: codes and figures.</summary>
    public static IEnumerable<(string Code, object[] Arguments)> Faults(Spread spread, FigureAttribute figure)
    {
        if (!(spread.Low <= spread.Likely && spread.Likely <= spread.High))
        {
            yield return ("range-order", [spread.Low, spread.Likely, spread.High]);
        }

        if (spread.Shape == SpreadShape.LogNormal && spread.Low <= 0)
        {
            yield return ("range-over-zero", []);
        }

        if (FigureBounds.Of(figure) is var (minimum, maximum) && (spread.Low < minimum || spread.High > maximum))
        {
            yield return ("out-of-bounds", [minimum, maximum]);
        }
    }

    public static void Report<T>(ValidationContext<T> context, string field, IEnumerable<(string Code, object[] Arguments)> faults)
    {
        foreach (var (code, arguments) in faults)
        {
            var path = context.PropertyChain.BuildPropertyPath(field);
            context.AddFailure(new ValidationFailure(path, code) { ErrorCode = code, CustomState = arguments });
        }
    }
}
