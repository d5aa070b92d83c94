package io.nas4j.core.benchmark;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.OptionalDouble;

/**
 * How far what a search is told lies from the truth.
 *
 * @param points standard deviation of an error that every training has of its own, in points; 0 for none
 * @param proxyTau Kendall's tau of truth and what a proxy says of it, whose error is a property of the network: training it
 *     again does not take it away; empty for no proxy
 * @param proxyShare the part of that error's variance that is of the choices of a network, and so shared by networks that are alike;
 *     the rest is each network's own
 */
public record Noise(double points, OptionalDouble proxyTau, double proxyShare) {

    /** Searches are told the truth. */
    public static final Noise NONE = new Noise(0, OptionalDouble.empty(), 0);

    private static final String PROXY = "proxy:";
    private static final double MOST_POINTS = 100;
    private static final double LEAST_TAU = 0.05;
    private static final double MOST_TAU = 0.99;

    public Noise {
        Require.between("points of noise", points, 0.0, MOST_POINTS);
        Require.between("share of a proxy's error", proxyShare, 0.0, 1.0);
        proxyTau.ifPresent(tau -> Require.between("tau of a proxy", tau, LEAST_TAU, MOST_TAU));
    }

    /**
     * Reads {@code POINTS}, {@code proxy:TAU} or {@code proxy:TAU:SHARE}, or both with a comma between.
     *
     * @throws InvalidInputException saying what is allowed
     */
    public static Noise parse(String text) {
        OptionalDouble points = OptionalDouble.empty();
        OptionalDouble tau = OptionalDouble.empty();
        double share = 0;
        for (String each : text.split(",", -1)) {
            if (each.startsWith(PROXY) && tau.isEmpty()) {
                String[] parts = each.substring(PROXY.length()).split(":", -1);
                if (parts.length > 2) {
                    throw wrong(text);
                }
                tau = OptionalDouble.of(number(parts[0], text));
                share = parts.length == 2 ? number(parts[1], text) : 0;
            } else if (!each.startsWith(PROXY) && points.isEmpty()) {
                points = OptionalDouble.of(number(each, text));
            } else {
                throw wrong(text);
            }
        }
        return new Noise(points.orElse(0), tau, share);
    }

    private static double number(String number, String text) {
        if (!number.matches("[0-9]{0,3}(\\.[0-9]{1,9})?") || number.isEmpty()) {
            throw wrong(text);
        }
        return Double.parseDouble(number);
    }

    private static InvalidInputException wrong(String text) {
        return new InvalidInputException("--noise must be points, as 0.3, or a proxy's tau, as proxy:0.6 or"
                + " proxy:0.6:0.8, or both with a comma between, but was '" + text + "'");
    }

    /** Whether searches are told the truth. */
    public boolean none() {
        return points == 0 && proxyTau.isEmpty();
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        if (proxyTau.isEmpty()) {
            return Decimals.text(points);
        }
        String proxy = PROXY
                + Decimals.text(proxyTau.getAsDouble())
                + (proxyShare == 0 ? "" : ":" + Decimals.text(proxyShare));
        return points == 0 ? proxy : Decimals.text(points) + "," + proxy;
    }
}
