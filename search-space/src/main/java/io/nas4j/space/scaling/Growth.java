package io.nas4j.space.scaling;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How multiply-accumulates really grow when a network is scaled, beside what the multipliers promise: depth d, width w² and
 * resolution r² (EfficientNet, section 3.3). Layers come in whole numbers, channels in multiples, and every stride rounds the
 * side of a map up, so the two differ.
 *
 * @param nominal {@code d * w^2 * r^2}; factors for single stages are left aside here and in the three dimensions alone
 * @param realised MACs of the scaled network over the baseline's
 * @param depth MACs over the baseline's when depth alone is scaled; {@code d} without rounding, stem and head left aside
 * @param width the same of width; {@code w^2} without rounding
 * @param resolution the same of resolution; {@code r^2} without rounding
 * @param roundings where rounding moved a dimension by more than 5 %, in words
 */
public record Growth(
        double nominal, double realised, double depth, double width, double resolution, List<String> roundings) {

    private static final double WORTH_SAYING = 0.05;

    public Growth {
        roundings = List.copyOf(roundings);
    }

    /** Scales a baseline in all dimensions and in each alone. */
    public static Growth of(Architecture baseline, Multipliers by, CompoundScaling scaling) {
        long before = CostModel.cost(baseline).macs();
        Architecture scaled = scaling.scale(baseline, by);
        CompoundScaling alike = new CompoundScaling(scaling.rules().alike());
        return new Growth(
                by.depth() * by.width() * by.width() * by.resolution() * by.resolution(),
                ratio(scaled, before),
                ratio(alike.scale(baseline, new Multipliers(by.depth(), 1, 1)), before),
                ratio(alike.scale(baseline, new Multipliers(1, by.width(), 1)), before),
                ratio(alike.scale(baseline, new Multipliers(1, 1, by.resolution())), before),
                roundings(baseline, scaled, by, scaling.rules()));
    }

    private static double ratio(Architecture network, long before) {
        return (double) CostModel.cost(network).macs() / before;
    }

    private static List<String> roundings(
            Architecture baseline, Architecture scaled, Multipliers by, ScalingRules rules) {
        int count = baseline.stages().size();
        List<String> said = new ArrayList<>();
        for (int s = 0; s < baseline.stages().size(); s++) {
            Stage before = baseline.stages().get(s);
            Stage after = scaled.stages().get(s);
            say(
                    "stage " + (s + 1) + " layers",
                    before.layers(),
                    after.layers(),
                    rules.depth(s, count, by.depth()),
                    said);
        }
        double stem = rules.fixStem() ? 1 : by.width();
        say("stem filters", baseline.stem().filters(), scaled.stem().filters(), stem, said);
        for (int s = 0; s < baseline.stages().size(); s++) {
            int before = baseline.stages().get(s).filters();
            say(
                    "stage " + (s + 1) + " filters",
                    before,
                    scaled.stages().get(s).filters(),
                    rules.width(s, count, by.width()),
                    said);
        }
        if (baseline.head().filters() > 0) {
            double head = rules.fixHead() ? 1 : by.width();
            say("head filters", baseline.head().filters(), scaled.head().filters(), head, said);
        }
        say("resolution", baseline.input().resolution(), scaled.input().resolution(), by.resolution(), said);
        int[] sizesBefore = sizes(baseline);
        int[] sizesAfter = sizes(scaled);
        for (int s = 0; s < sizesBefore.length; s++) {
            if (s == 0 || sizesBefore[s] != sizesBefore[s - 1]) {
                say("map of stage " + (s + 1), sizesBefore[s], sizesAfter[s], by.resolution(), said);
            }
        }
        return said;
    }

    /** Sides of the maps that stages write: each stride rounds them up. */
    private static int[] sizes(Architecture network) {
        int[] sizes = new int[network.stages().size()];
        int size = Layout.stemOutSize(network);
        for (int s = 0; s < sizes.length; s++) {
            size = Layout.outSize(size, network.stages().get(s).stride());
            sizes[s] = size;
        }
        return sizes;
    }

    private static void say(String what, int before, int after, double asked, List<String> said) {
        double got = (double) after / before;
        if (Math.abs(got / asked - 1) > WORTH_SAYING) {
            said.add(String.format(Locale.ROOT, "%s %d -> %d (%.2fx for %.2fx)", what, before, after, got, asked));
        }
    }
}
