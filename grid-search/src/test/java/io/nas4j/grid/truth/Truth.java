package io.nas4j.grid.truth;

import io.nas4j.grid.surface.Place;
import java.util.random.RandomGenerator;

/**
 * A made-up surface of accuracy: each dimension adds its own gain, less and less the more it grows, as figure 3 of the EfficientNet
 * paper shows; one may add nothing, or take something away.
 *
 * @param gains what each dimension adds where it has all of a doubling, as a fraction
 * @param bends how fast its gain is used up
 */
record Truth(double[] gains, double[] bends) {

    static final double BASE = 0.7;

    static Truth draw(RandomGenerator random) {
        double[] gains = new double[3];
        double[] bends = new double[3];
        for (int d = 0; d < 3; d++) {
            gains[d] = random.nextDouble(-0.01, 0.04);
            bends[d] = random.nextDouble(0.5, 3);
        }
        return new Truth(gains, bends);
    }

    /** The accuracy of a network that lies there. */
    double at(Place place) {
        double[] shares = {place.depth(), place.width(), place.resolution()};
        double accuracy = BASE;
        for (int d = 0; d < 3; d++) {
            accuracy +=
                    gains[d] * (1 - Math.exp(-bends[d] * shares[d] * place.doublings())) / (1 - Math.exp(-bends[d]));
        }
        return accuracy;
    }

    /** The same at two times the MACs. */
    double onConstraint(Place place) {
        return at(Place.onConstraint(0, place.depth(), place.width()));
    }
}
