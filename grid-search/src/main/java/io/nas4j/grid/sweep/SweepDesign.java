package io.nas4j.grid.sweep;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The networks of a sweep: a baseline, and for each growth of multiply-accumulates one network a dimension, all of them as near to that
 * growth as rounding allows.
 *
 * @param points growths ascending; the baseline first where growth 1 was asked for
 * @param notes where rounding allows no network within {@link #TOLERANCE} of a growth, in sentences
 */
public record SweepDesign(Architecture baseline, List<SweepPoint> points, List<String> notes) {

    /** How far realised multiply-accumulates may be from what was asked for, as a fraction, before it is said. */
    public static final double TOLERANCE = 0.03;

    private static final double LEAST_GROWTH = 0.05;
    private static final double MOST_GROWTH = 256;

    public SweepDesign {
        points = List.copyOf(points);
        notes = List.copyOf(notes);
    }

    /**
     * Finds the networks.
     *
     * @param dimensions at least one
     * @param growths at least one, from 0.05 to 256; 1 is the baseline itself, whatever the dimension
     * @throws InvalidInputException where a number is out of range, or the baseline cannot grow so in a dimension
     */
    public static SweepDesign of(
            Architecture baseline, List<Dimension> dimensions, List<Double> growths, SweepRule rule) {
        if (dimensions.isEmpty() || growths.isEmpty()) {
            throw new InvalidInputException("a sweep needs at least one dimension and one growth");
        }
        growths.forEach(growth -> Require.between("growth of MACs in a sweep", growth, LEAST_GROWTH, MOST_GROWTH));
        long macs = CostModel.cost(baseline).macs();
        List<SweepPoint> points = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (double growth : growths.stream().sorted().distinct().toList()) {
            if (growth == 1) {
                points.add(SweepPoint.of(Optional.empty(), 1, 1, baseline, macs));
                continue;
            }
            for (Dimension dimension : dimensions.stream().sorted().distinct().toList()) {
                GrowthPath path = new GrowthPath(baseline, dimension, rule);
                GrowthSearch.Found found = new GrowthSearch(path, baseline, growth)
                        .search()
                        .filter(each -> !each.nearest().network().equals(baseline)
                                && !Fingerprint.of(each.nearest().network()).equals(Fingerprint.of(baseline)))
                        .orElseThrow(() -> cannot(dimension, growth, rule));
                double ratio = (double) found.nearest().macs() / macs;
                boolean within = Math.abs(ratio / growth - 1) <= TOLERANCE;
                if (!within && found.other().isEmpty()) {
                    throw cannot(dimension, growth, rule, found.nearest(), ratio);
                }
                points.add(SweepPoint.of(
                        Optional.of(dimension),
                        growth,
                        found.nearest().coefficient(),
                        found.nearest().network(),
                        macs));
                if (!within) {
                    notes.add(rounded(dimension, growth, found, macs));
                }
            }
        }
        return new SweepDesign(baseline, points, notes);
    }

    /** The networks, each once, the cheapest first. */
    public List<SweepPoint> networks() {
        List<SweepPoint> networks = new ArrayList<>();
        points.stream()
                .sorted((a, b) -> Long.compare(a.macs(), b.macs()))
                .filter(point ->
                        networks.stream().noneMatch(other -> other.fingerprint().equals(point.fingerprint())))
                .forEach(networks::add);
        return networks;
    }

    private static InvalidInputException cannot(Dimension dimension, double growth, SweepRule rule) {
        return new InvalidInputException(what(dimension, rule) + " cannot give this network " + Decimals.text(growth)
                + " times its MACs: rounding leaves it as it is");
    }

    private static InvalidInputException cannot(
            Dimension dimension, double growth, SweepRule rule, GrownNetwork last, double ratio) {
        return new InvalidInputException(String.format(
                Locale.ROOT,
                "%s cannot give this network %s times its MACs: it ends at %.2f times, with %s %s",
                what(dimension, rule),
                Decimals.text(growth),
                ratio,
                dimension.coefficient(),
                Decimals.text(last.coefficient())));
    }

    private static String what(Dimension dimension, SweepRule rule) {
        return dimension == Dimension.COMPOUND ? "rule " + rule.text() : dimension.text() + " alone";
    }

    private static String rounded(Dimension dimension, double growth, GrowthSearch.Found found, long macs) {
        GrownNetwork other = found.other().orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s at growth %s: rounding allows %.2f times the MACs (%s %s) or %.2f times (%s %s);"
                        + " the first is nearer and is taken",
                dimension.text(),
                Decimals.text(growth),
                (double) found.nearest().macs() / macs,
                dimension.coefficient(),
                Decimals.text(found.nearest().coefficient()),
                (double) other.macs() / macs,
                dimension.coefficient(),
                Decimals.text(other.coefficient()));
    }
}
