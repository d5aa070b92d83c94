package io.nas4j.grid.sweep;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.published.ReleasedFamily;
import io.nas4j.space.scaling.Multipliers;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRule;
import io.nas4j.space.scaling.ScalingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * How all three dimensions grow by one coefficient φ, and how every dimension is rounded.
 *
 * @param text as people type it
 * @param rules what is scaled, and how results are rounded
 * @param at the multipliers at φ; those of φ = 0 leave a network as it is
 * @param range the φ that there are
 * @param monotone whether multiply-accumulates never fall where φ grows
 */
public record SweepRule(
        String text, ScalingRules rules, DoubleFunction<Multipliers> at, Range range, boolean monotone) {

    /** Numbers from {@code least} to {@code most}. */
    record Range(double least, double most) {

        boolean has(double value) {
            return value >= least && value <= most;
        }
    }

    /** MACs grow by at most 10^18 within it, whatever the coefficients. */
    private static final double MOST_PHI = 60;

    /**
     * Reads a rule.
     *
     * @param compound what depth, width and resolution grow by where the rule is {@code compound}
     * @param divisor the number that channel counts are rounded to multiples of
     * @throws InvalidInputException where there is none of that name
     */
    public static SweepRule parse(String text, ScalingCoefficients compound, int divisor) {
        List<ReleasedFamily> families = PublishedNetworks.releasedFamilies();
        for (ReleasedFamily family : families) {
            if (family.name().equals(text.strip())) {
                return of(family, divisor);
            }
        }
        ScalingRule rule = ScalingRule.parse(
                text, families.stream().map(ReleasedFamily::name).toList());
        return of(
                rule.text(),
                rule.coefficients().orElse(compound),
                rule.rounding().withDivisor(divisor));
    }

    private static SweepRule of(String text, ScalingCoefficients coefficients, Rounding rounding) {
        return new SweepRule(
                text, ScalingRules.uniform(rounding), coefficients::at, new Range(-MOST_PHI, MOST_PHI), true);
    }

    /**
     * Between the baseline (φ = 0) and the members of a released family (φ = 1, 2, ...) the logarithms of the multipliers are
     * interpolated; beyond the last there is nothing. One member may be deeper and see smaller images than another, so that
     * rounding makes steps up and down.
     */
    private static SweepRule of(ReleasedFamily family, int divisor) {
        List<Multipliers> members = new ArrayList<>(List.of(new Multipliers(1, 1, 1)));
        family.scales().forEach(scale -> members.add(scale.multipliers()));
        int last = members.size() - 1;
        ScalingRules own = family.rules();
        ScalingRules rules =
                ScalingRules.fixing(own.rounding().withDivisor(divisor), own.fixStem(), own.fixHead(), own.fixEnds());
        return new SweepRule(family.name(), rules, phi -> between(members, phi), new Range(0, last), false);
    }

    private static Multipliers between(List<Multipliers> members, double phi) {
        int from = Math.min((int) phi, members.size() - 2);
        double share = phi - from;
        Multipliers a = members.get(from);
        Multipliers b = members.get(from + 1);
        return new Multipliers(
                between(a.depth(), b.depth(), share),
                between(a.width(), b.width(), share),
                between(a.resolution(), b.resolution(), share));
    }

    private static double between(double a, double b, double share) {
        return share == 0 ? a : share == 1 ? b : a * Math.pow(b / a, share);
    }
}
