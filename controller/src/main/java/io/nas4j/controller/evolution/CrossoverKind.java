package io.nas4j.controller.evolution;

import io.jenetics.Alterer;
import io.jenetics.MultiPointCrossover;
import io.jenetics.SinglePointCrossover;
import io.jenetics.UniformCrossover;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How two members exchange decisions. */
public enum CrossoverKind {
    /** Each decision with equal chances. */
    UNIFORM,
    /** All behind one point. */
    SINGLE,
    /** What lies between two points. */
    MULTI;

    private static final double SWAP = 0.5;
    private static final int POINTS = 2;

    /** The kinds by the names that options have. */
    static Map<String, CrossoverKind> words() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(kind -> kind.name().toLowerCase(Locale.ROOT), Function.identity()));
    }

    /** @param rate the chance of each member to be crossed with another */
    <C extends Comparable<? super C>> Alterer<DecisionGene, C> alterer(double rate) {
        return switch (this) {
            case UNIFORM -> new UniformCrossover<>(rate, SWAP);
            case SINGLE -> new SinglePointCrossover<>(rate);
            case MULTI -> new MultiPointCrossover<>(rate, POINTS);
        };
    }
}
