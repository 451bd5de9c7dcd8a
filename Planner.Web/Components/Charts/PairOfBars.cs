namespace Planner.Web.Components.Charts;

/// <summary>Two values on one scale from zero.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Figure">Key of its label.</param>
/// <param name="First">Value of the first.</param>
/// <param name="FirstText">As it is shown.</param>
/// <param name="Second">Value of the second.</param>
/// <param name="SecondText">As it is shown.</param>
public sealed record PairOfBars(string Name, string Figure, double First, string FirstText, double Second, string SecondText);
