package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.SqueezeExcitation;
import java.util.List;
import java.util.Optional;

/** Adds a word for each operator that a layout tells. */
record LayoutWords(List<String> words) implements LayoutVisitor {

    @Override
    public void unit(
            Part part, int in, int out, int kernel, int stride, int groups, int size, Optional<Activation> activation) {
        words.add("unit");
    }

    @Override
    public void stemPool(int channels, int size) {
        words.add("maximum");
    }

    @Override
    public void beginBlock(int stage, int index, Block block, int in, int size, Join join) {}

    @Override
    public void squeezeExcite(int channels, int squeezed, int size, SqueezeExcitation settings) {
        words.add("squeeze");
    }

    @Override
    public void endBlock(
            Join join, int channels, int stride, int size, Optional<Activation> activation, double dropRate) {
        if (join == Join.POOL) {
            words.add("mean");
        }
        if (join != Join.NONE) {
            words.add("sum");
        }
        if (activation.isPresent()) {
            words.add("activation");
        }
    }

    @Override
    public void globalMean(int channels, int size) {
        words.add("mean");
    }

    @Override
    public void dense(Part part, int in, int out, Optional<Activation> activation) {
        words.add("dense");
    }
}
