package io.nas4j.grid.sweep;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the coefficient of a dimension whose network has the wanted multiply-accumulates, counted exactly after rounding. Layers,
 * channels and pixels are whole, so that multiply-accumulates grow in steps. Where none is as wanted, the nearest is found, by the
 * ratio of the two.
 */
final class GrowthSearch {

    /** A double has no more. */
    private static final int MOST_DIGITS = 15;
    /** Coefficients that are looked at where multiply-accumulates may fall between them. */
    private static final int SCANNED = 2_000;

    private final GrowthPath path;
    private final double wanted;

    /** @param growth times the baseline's multiply-accumulates */
    GrowthSearch(GrowthPath path, Architecture baseline, double growth) {
        this.path = path;
        this.wanted = growth * CostModel.cost(baseline).macs();
    }

    /**
     * What there is around the wanted multiply-accumulates.
     *
     * @param nearest to them; where several coefficients build it, by one with few decimals
     * @param other the nearest on their other side; empty where there is none, or where they are met
     */
    record Found(GrownNetwork nearest, Optional<GrownNetwork> other) {}

    /** Empty where the path has no network at all. */
    Optional<Found> search() {
        List<GrownNetwork> around = path.monotone() ? between() : scanned();
        return around.stream().min(Comparator.comparingDouble(this::distance)).map(nearest -> {
            boolean less = nearest.macs() < wanted;
            return new Found(
                    nearest,
                    around.stream()
                            .filter(network -> nearest.macs() != wanted && network.macs() < wanted != less)
                            .min(Comparator.comparingDouble(this::distance)));
        });
    }

    private double distance(GrownNetwork network) {
        return Math.abs(Math.log(network.macs() / wanted));
    }

    /** Of a path that never falls, the last network below what is wanted, and the first that is not. */
    private List<GrownNetwork> between() {
        double low = lowest();
        double high = path.range().most();
        if (reaches(low)) {
            return path.at(low).stream().toList();
        }
        while (!adjacent(low, high)) {
            double middle = low + (high - low) / 2;
            if (reaches(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double below = low;
        double above = high;
        return Stream.of(
                        path.at(below).map(network -> shortest(network, start(network, below), below)),
                        path.at(above).map(network -> shortest(network, above, end(network, above))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The smallest coefficient that builds a network. */
    private double lowest() {
        double low = path.range().least();
        double high = path.neutral();
        while (path.at(low).isEmpty() && !adjacent(low, high)) {
            double middle = low + (high - low) / 2;
            if (path.at(middle).isPresent()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return path.at(low).isPresent() ? low : high;
    }

    /** Whether the network has as many multiply-accumulates as wanted; one beyond all limits has. */
    private boolean reaches(double coefficient) {
        return path.at(coefficient).map(network -> network.macs() >= wanted).orElse(true);
    }

    private static boolean adjacent(double low, double high) {
        double middle = low + (high - low) / 2;
        return middle <= low || middle >= high;
    }

    /** The smallest coefficient that builds a network, which one that is given builds too. */
    private double start(GrownNetwork network, double known) {
        double low = path.range().least();
        double high = known;
        while (!adjacent(low, high)) {
            double middle = low + (high - low) / 2;
            if (path.at(middle).filter(network::same).isPresent()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The largest coefficient that builds a network, which one that is given builds too. */
    private double end(GrownNetwork network, double known) {
        double low = known;
        double high = path.range().most();
        while (!adjacent(low, high)) {
            double middle = low + (high - low) / 2;
            if (path.at(middle).filter(network::same).isPresent()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The same network by a coefficient with few decimals. */
    private GrownNetwork shortest(GrownNetwork network, double from, double to) {
        BigDecimal low = new BigDecimal(from);
        BigDecimal high = new BigDecimal(to);
        for (int digits = 0; digits <= MOST_DIGITS; digits++) {
            BigDecimal rounded = low.setScale(digits, RoundingMode.CEILING);
            if (rounded.compareTo(high) <= 0) {
                Optional<GrownNetwork> same = path.at(rounded.doubleValue()).filter(network::same);
                if (same.isPresent()) {
                    return same.get();
                }
            }
        }
        return network;
    }

    private List<GrownNetwork> scanned() {
        SweepRule.Range range = path.range();
        return IntStream.rangeClosed(0, SCANNED)
                .mapToObj(i -> path.at(range.least() + (range.most() - range.least()) * i / SCANNED))
                .flatMap(Optional::stream)
                .toList();
    }
}
