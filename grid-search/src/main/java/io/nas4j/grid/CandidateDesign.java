package io.nas4j.grid;

import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;

/** Which coefficients a grid search tries. */
public sealed interface CandidateDesign permits CoefficientGrid, CoefficientLattice {

    /** The nominal growth of MACs at φ = 1. */
    double TARGET = 2;

    /** Points that each design has: each dimension alone, the published coefficients, and the middle. */
    int ANCHORS = Anchors.ALL.size();

    /**
     * The coefficients, those first that stay where candidates are limited.
     *
     * @throws io.nas4j.space.InvalidInputException where the design has no point
     */
    List<ScalingCoefficients> points();
}
