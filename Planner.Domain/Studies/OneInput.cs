using System.Runtime.Intrinsics;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>Reads eight values of one input, in base units; everything else is central.</summary>
internal sealed class OneInput(string id, Lanes values) : IReading<Lanes>
{
    public Lanes Read(Input input) => input.Id == id ? values : new Lanes(Vector512.Create(input.Central));
}
