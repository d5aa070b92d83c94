package io.nas4j.controller;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.SearchSpace;
import java.util.List;

/** Two decisions with two choices each: four networks. */
public final class TinySpace implements SearchSpace {

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public List<Decision> decisions() {
        return List.of(new Decision("kernel", List.of("3", "5")), new Decision("filters", List.of("8", "16")));
    }

    @Override
    public List<Integer> open(Choices before) {
        return List.of(0, 1);
    }

    @Override
    public Architecture build(Choices choices) {
        Block block = new Block(3, 3 + 2 * choices.get(0), 1, 8 + 8 * choices.get(1), 0, SkipOp.IDENTITY);
        return PublishedNetworks.get("efficientnet-b0").withStages(List.of(new Stage(block, 1)));
    }
}
