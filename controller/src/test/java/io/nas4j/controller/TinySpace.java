package io.nas4j.controller;

import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.BlockChoices;
import io.nas4j.space.staged.OperatorChoice;
import io.nas4j.space.staged.Resolutions;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.StageChoices;
import java.util.List;
import java.util.stream.Stream;

/** Spaces that can be written out. */
public final class TinySpace {

    private TinySpace() {}

    /**
     * Four networks: two decisions with two choices each.
     *
     * @param constraints as {@code macs <= 5M}
     */
    public static SearchSpace create(String... constraints) {
        BlockChoices blocks = new BlockChoices(
                List.of(OperatorChoice.parse("mb:e3")), List.of(3, 5), List.of(0.0), List.of(SkipOp.IDENTITY));
        return new SpaceDefinition(
                        "tiny",
                        PublishedNetworks.get("efficientnet-b0"),
                        Resolutions.ANY,
                        List.of(new StageChoices(1, false, List.of(1), List.of(8, 16), blocks)),
                        Stream.of(constraints).map(Constraint::parse).toList())
                .space();
    }

    /** 81 sequences of identity and two kernels on four layers, whose identities commute. */
    public static SearchSpace commuting() {
        BlockChoices blocks = new BlockChoices(
                List.of(OperatorChoice.parse("id"), OperatorChoice.parse("mb:e3_k3"), OperatorChoice.parse("mb:e3_k5")),
                List.of(3),
                List.of(0.0),
                List.of(SkipOp.IDENTITY));
        return new SpaceDefinition(
                        "commuting",
                        PublishedNetworks.get("efficientnet-b0"),
                        Resolutions.ANY,
                        List.of(new StageChoices(1, true, List.of(4), List.of(32), blocks)),
                        List.of())
                .space();
    }
}
