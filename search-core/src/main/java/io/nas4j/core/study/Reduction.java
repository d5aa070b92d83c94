package io.nas4j.core.study;

import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import java.util.List;

/**
 * How a network is made smaller to be judged cheaply. Fewer channels keep the order of networks better than smaller images
 * do at the same cost (Zhou et al. 2020, EcoNAS).
 *
 * @param width all channels are multiplied by this, and rounded as scaling rounds; 1 for the network's own
 * @param resolution pixels a side that it is trained and judged at; 0 for the network's own
 */
public record Reduction(double width, int resolution) {

    /** The network as it is. */
    public static final Reduction NONE = new Reduction(1, 0);

    public Reduction {
        Require.between("proxy width", width, 0.01, 1.0);
        Require.between("proxy resolution", resolution, 0, Input.MAX_RESOLUTION);
    }

    /** The same at another width. */
    public Reduction withWidth(double factor) {
        return new Reduction(factor, resolution);
    }

    /** The same at another resolution. */
    public Reduction withResolution(int pixels) {
        return new Reduction(width, pixels);
    }

    /** The network that is trained in the place of another. */
    public Architecture of(Architecture architecture) {
        int own = architecture.input().resolution();
        int pixels = resolution(own);
        if (width == 1) {
            return pixels == own ? architecture : architecture.withResolution(pixels);
        }
        return scaled(architecture, Rounding.naturalDivisor(architecture), pixels);
    }

    /**
     * The network that is trained in the place of another, under each divisor that channels may be rounded to: a layer of any
     * network of a space is as wide as in one of these, where it is as wide before.
     */
    public List<Architecture> roundings(Architecture architecture) {
        int pixels = resolution(architecture.input().resolution());
        return width == 1
                ? List.of(of(architecture))
                : Rounding.NATURAL_DIVISORS.stream()
                        .map(divisor -> scaled(architecture, divisor, pixels))
                        .toList();
    }

    private Architecture scaled(Architecture architecture, int divisor, int pixels) {
        return new CompoundScaling(new Rounding(divisor)).scale(architecture, 1, width, pixels);
    }

    /** Pixels a side of the network that is trained in the place of one that reads {@code own}. */
    public int resolution(int own) {
        return resolution == 0 ? own : resolution;
    }
}
