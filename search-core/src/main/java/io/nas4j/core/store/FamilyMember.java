package io.nas4j.core.store;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.ScalingCoefficients;

/** A baseline scaled by a compound coefficient. */
public record FamilyMember(
        double phi, ScalingCoefficients coefficients, Architecture architecture, long params, long macs) {}
