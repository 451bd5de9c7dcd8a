using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;

namespace Planner.Domain.Scenarios;

/// <summary>What is wrong with the fields of one question to an engine, found one by one; what is left out is no fault unless it is required.</summary>
internal sealed class QuestionChecks
{
    /// <summary>The years for which software is known or can be thought of.</summary>
    public const double FirstSoftware = 2017;
    public const double LastSoftware = 2100;
    public const double MostParameters = 1e15;

    private readonly List<Problem> _problems = [];

    public ImmutableArray<Problem> Problems => [.. _problems];

    public void Add(string path, string code, params object[] arguments) => _problems.Add(new Problem(path, code, [.. arguments]));

    public void Required(string path, bool given)
    {
        if (!given)
        {
            Add(path, "required");
        }
    }

    public void Within(string path, double? value, double least, double most)
    {
        if (value is { } number && !(number >= least && number <= most))
        {
            Add(path, "out-of-range", least, most);
        }
    }

    /// <summary>A whole number from zero on.</summary>
    public void Whole(string path, double? value, double most)
    {
        Within(path, value, 0, most);
        if (value is { } number && double.IsFinite(number) && Math.Floor(number) != number)
        {
            Add(path, "whole-number", number);
        }
    }

    /// <summary>A word of a list; a blank one counts as left out.</summary>
    public void Word(string path, string? word, bool unknown)
    {
        if (!string.IsNullOrWhiteSpace(word) && unknown)
        {
            Add(path, "unknown-choice", word);
        }
    }

    public void Accelerator(string? name, Accelerator? found)
    {
        Required("accelerator", name is not null);
        if (name is not null && found is null)
        {
            Add("accelerator", "unknown-id", name);
        }
    }

    /// <summary>A model of the catalogue, or a shape of one's own.</summary>
    /// <param name="model">As asked.</param>
    /// <param name="catalogue">What is known.</param>
    /// <param name="shape">What the engine asks of a shape.</param>
    public void Model(ModelChoice? model, CatalogueSnapshot catalogue, Action<ModelShape> shape)
    {
        Required("model", model is { Id: not null } or { Shape: not null });
        if (model?.Id is { } id)
        {
            if (!catalogue.LanguageModels.ContainsKey(id))
            {
                Add("model.id", "unknown-id", id);
            }
        }
        else if (model?.Shape is { } given)
        {
            shape(given);
        }
    }

    /// <summary>The counts of a shape: sizes of which a model has one at least, and parts that it may lack.</summary>
    public void Counts(ModelShape shape, double leastSize, double most)
    {
        (string Field, int? Value)[] sizes =
        [
            ("layers", shape.Layers), ("hiddenSize", shape.HiddenSize), ("attentionHeads", shape.AttentionHeads), ("keyValueHeads", shape.KeyValueHeads),
            ("headSize", shape.HeadSize), ("feedForwardSize", shape.FeedForwardSize), ("vocabularySize", shape.VocabularySize), ("slidingWindow", shape.SlidingWindow),
            ("experts", shape.Experts), ("activeExperts", shape.ActiveExperts), ("denseFeedForwardSize", shape.DenseFeedForwardSize),
        ];
        (string Field, int? Value)[] parts = [("sharedExperts", shape.SharedExperts), ("denseLayers", shape.DenseLayers), ("fullAttentionLayers", shape.FullAttentionLayers)];
        foreach (var (field, value) in sizes)
        {
            Within("model." + field, value, leastSize, most);
        }

        foreach (var (field, value) in parts)
        {
            Within("model." + field, value, 0, most);
        }
    }
}
