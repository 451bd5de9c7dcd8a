using FluentValidation;
using Planner.Domain.Catalogue;

namespace Planner.Domain.Scenarios;

/// <summary>Rules of a model: one of the catalogue or a shape of one's own, exactly one of them.</summary>
internal sealed class ModelRules : AbstractValidator<ModelChoice>
{
    public ModelRules(CatalogueSnapshot catalogue)
    {
        RuleFor(model => model.Id).Must((model, id) => id is null != model.Shape is null).As("model-id-or-shape");
        RuleFor(model => model.Id).Must(id => id is null || catalogue.LanguageModels.ContainsKey(id)).As("unknown-id");
        RuleFor(model => model.Shape!).SetValidator(new ShapeRules()).When(model => model.Shape is not null);
    }
}

/// <summary>Rules of a model's shape: counts that a transformer can have.</summary>
internal sealed class ShapeRules : AbstractValidator<ModelShape>
{
    private const double MostParameters = 1e15;
    private const int MostLayers = 10_000;
    private const int Widest = 10_000_000;

    public ShapeRules()
    {
        RuleFor(shape => shape.Parameters).InclusiveBetween(1e3, MostParameters).As("out-of-bounds", 1e3, MostParameters);
        RuleFor(shape => shape.ActiveParameters).InclusiveBetween(1e3, MostParameters).As("out-of-bounds", 1e3, MostParameters);
        RuleFor(shape => shape.ActiveParameters).Must((shape, active) => active is null || active <= shape.Parameters).As("more-active-than-all");
        RuleFor(shape => shape.Layers).InclusiveBetween(1, MostLayers).As("out-of-bounds", 1, MostLayers);
        RuleFor(shape => shape.HiddenSize).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(shape => shape.AttentionHeads).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(shape => shape.KeyValueHeads).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(shape => shape.HeadSize).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(shape => shape.FeedForwardSize).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(shape => shape.VocabularySize).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(shape => shape.SlidingWindow).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(shape => shape.Experts).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(shape => shape.ActiveExperts).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(shape => shape.SharedExperts).InclusiveBetween(0, Widest).As("out-of-bounds", 0, Widest);
        RuleFor(shape => shape.DenseLayers).InclusiveBetween(0, MostLayers).As("out-of-bounds", 0, MostLayers);
        RuleFor(shape => shape.DenseFeedForwardSize).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
    }
}
