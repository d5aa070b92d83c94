package io.nas4j.space.staged;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.SkipOp;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random small spaces for property tests. */
final class Spaces {

    private static final Architecture FRAME = ArchitectureText.parse(
            "in:12x3 stem:k3_s1_c8 id:s1_c8 head:c16 classes:5 act:relu dropout:0.1 dropconnect:0.2");
    private static final List<OperatorChoice> OPERATORS = List.of(
                    "id",
                    "conv",
                    "conv:k3_noskip",
                    "sep",
                    "mb:e1",
                    "mb:e3",
                    "mb:e3_k5",
                    "mb:e1_se0.25",
                    "mb:e3_pool",
                    "fused:e1",
                    "fused:e4",
                    "res:e0.5")
            .stream()
            .map(OperatorChoice::parse)
            .toList();

    private Spaces() {}

    /** Of at most 5,000 sequences, so that all can be tried. */
    static Arbitrary<StagedSpace> small() {
        return stage().list().ofMinSize(1).ofMaxSize(3).map(Spaces::shrunk);
    }

    /** Cuts choices off the ends of lists until the space is small, and adds a choice where there is none. */
    private static StagedSpace shrunk(List<StageChoices> stages) {
        List<StageChoices> left = new ArrayList<>(stages);
        while (new Counts(8, left).total().compareTo(BigInteger.valueOf(5_000)) > 0) {
            left.replaceAll(s -> new StageChoices(
                    s.stride(),
                    s.eachLayer(),
                    shorter(s.layers()),
                    shorter(s.filters()),
                    new BlockChoices(
                            shorter(s.blocks().operators()),
                            shorter(s.blocks().kernels()),
                            shorter(s.blocks().seRatios()),
                            shorter(s.blocks().skips()))));
        }
        if (new Counts(8, left).total().equals(BigInteger.ONE)) {
            StageChoices first = left.get(0);
            left.set(
                    0,
                    new StageChoices(
                            first.stride(), first.eachLayer(), first.layers(), List.of(8, 10), first.blocks()));
        }
        return new SpaceDefinition("small", FRAME, Resolutions.ANY, left, List.of()).space();
    }

    private static <T> List<T> shorter(List<T> list) {
        return list.size() > 1 ? list.subList(0, list.size() - 1) : list;
    }

    private static Arbitrary<StageChoices> stage() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(true, false),
                        some(List.of(1, 2, 3), 2),
                        some(List.of(8, 10, 12), 2),
                        some(OPERATORS, 3),
                        some(List.of(3, 5), 2),
                        some(List.of(0.0, 0.25), 2),
                        some(List.of(SkipOp.values()), 3))
                .as((stride, each, layers, filters, operators, kernels, ratios, skips) -> new StageChoices(
                        stride, each, layers, filters, new BlockChoices(operators, kernels, ratios, skips)));
    }

    private static <T> Arbitrary<List<T>> some(List<T> values, int most) {
        return Arbitraries.of(values).list().uniqueElements().ofMinSize(1).ofMaxSize(most);
    }
}
