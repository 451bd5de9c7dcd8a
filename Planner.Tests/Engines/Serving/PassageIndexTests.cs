using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Serving;

public class PassageIndexTests
{
    [Fact]
    public void A_million_passages_of_250_tokens_take_what_the_maker_says()
    {
        // Pinecone: 1,000,000 records of 1,536 dimensions with 1,000 bytes beside them are 7.14 GB.
        var index = PassageIndexing.Size<Real>(250e6, 250, 0, 1536);

        Assert.Equal(1e6, index.Passages.Value);
        Assert.Equal(7.144e9, index.Bytes.Value);
    }

    [Fact]
    public void Overlap_is_embedded_again()
    {
        var index = PassageIndexing.Size<Real>(1e9, 500, 0.2, 1024);

        Assert.Equal(1.2e9, index.EmbeddedTokens.Value, 3);
        Assert.Equal(2.4e6, index.Passages.Value, 3);
    }

    [Fact]
    public void Few_tokens_are_one_passage() => Assert.Equal(1, PassageIndexing.Size<Real>(10, 512, 0, 768).Passages.Value);

    [Fact]
    public void Embedding_takes_two_operations_a_parameter_and_token()
    {
        // A billion tokens through 0.5 billion parameters are 1e18 FLOP: 10,000 s at 1e15 FLOP/s and a tenth of it reached.
        Assert.Equal(10_000, PassageIndexing.EmbeddingTime<Real>(1e9, 0.5e9, 1e15, 0.1).Value, 6);
    }

    [Fact]
    public void Units_agree()
    {
        var index = PassageIndexing.Size<Checked>(1e9, 512, 0.15, 1536);
        var time = PassageIndexing.EmbeddingTime(index.EmbeddedTokens, 0.6e9, new Checked(1e15, Units.FlopPerSecond.Dimension), 0.3);

        Assert.Equal(Units.Byte.Dimension, index.Bytes.Dimension);
        Assert.Equal(Units.Second.Dimension, time.Dimension);
    }
}
