package io.nas4j.space.scaling;

import io.nas4j.space.Require;

/**
 * The bases of compound scaling (EfficientNet, equation 3): at compound coefficient φ, depth grows by {@code alpha^φ},
 * width by {@code beta^φ}, resolution by {@code gamma^φ}.
 */
public record ScalingCoefficients(double alpha, double beta, double gamma) {

    /** The paper's own: 1.2, 1.1, 1.15; their product is 1.92. */
    public static final ScalingCoefficients EFFICIENTNET = new ScalingCoefficients(1.2, 1.1, 1.15);

    public ScalingCoefficients {
        Require.between("alpha", alpha, 1.0, 10.0);
        Require.between("beta", beta, 1.0, 10.0);
        Require.between("gamma", gamma, 1.0, 10.0);
    }

    /** {@code alpha * beta^2 * gamma^2}: the nominal growth of MACs at φ = 1, which the method holds near 2. */
    public double product() {
        return alpha * beta * beta * gamma * gamma;
    }

    /** The multipliers at a compound coefficient. */
    public Multipliers at(double phi) {
        return new Multipliers(Math.pow(alpha, phi), Math.pow(beta, phi), Math.pow(gamma, phi));
    }
}
