package io.nas4j.space.search;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.plan.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The factorised hierarchical space of MnasNet (section 4.1) over MBConv blocks: for each block layers, expansion, kernel,
 * SE ratio, filters and skip op are decided, in this order; the layers of a block are alike. A skip op is asked only where
 * some layer has equal input and output shapes.
 */
public final class MbConvSpace implements SearchSpace {

    private static final int PER_BLOCK = 6;

    private final String name;
    private final Architecture frame;
    private final List<BlockChoices> blocks;
    private final List<Decision> decisions;

    /**
     * @param frame everything that is not decided: input, stem, head, classes, constants; its stages are ignored
     */
    public MbConvSpace(String name, Architecture frame, List<BlockChoices> blocks) {
        this.name = name;
        this.frame = frame;
        this.blocks = List.copyOf(blocks);
        List<Decision> all = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            BlockChoices block = blocks.get(b);
            String prefix = "block" + (b + 1) + ".";
            all.add(new Decision(prefix + "layers", texts(block.layers())));
            all.add(new Decision(prefix + "expansion", texts(block.expansions())));
            all.add(new Decision(prefix + "kernel", texts(block.kernels())));
            all.add(new Decision(prefix + "se", texts(block.seRatios())));
            all.add(new Decision(prefix + "filters", texts(block.filters())));
            all.add(new Decision(
                    prefix + "skip",
                    block.skips().stream()
                            .map(skip -> skip.name().toLowerCase(Locale.ROOT))
                            .toList()));
        }
        this.decisions = List.copyOf(all);
    }

    private static List<String> texts(List<? extends Number> values) {
        return values.stream().map(Number::toString).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public List<Integer> open(Choices before) {
        int decision = before.size();
        int block = decision / PER_BLOCK;
        BlockChoices choices = blocks.get(block);
        int count = decisions.get(decision).choices().size();
        if (decision % PER_BLOCK == PER_BLOCK - 1) {
            int layers = choices.layers().get(before.get(decision - 5));
            int filters = choices.filters().get(before.get(decision - 1));
            if (layers == 1 && (choices.stride() != 1 || inFilters(block, before) != filters)) {
                return List.of(0);
            }
        }
        List<Integer> open = new ArrayList<>(count);
        for (int c = 0; c < count; c++) {
            open.add(c);
        }
        return open;
    }

    private int inFilters(int block, Choices choices) {
        return block == 0
                ? frame.stem().filters()
                : blocks.get(block - 1).filters().get(choices.get((block - 1) * PER_BLOCK + 4));
    }

    @Override
    public Architecture build(Choices choices) {
        if (choices.size() != decisions.size()) {
            throw new InvalidInputException("space " + name + " has " + decisions.size() + " decisions, but "
                    + choices.size() + " were chosen");
        }
        List<Stage> stages = new ArrayList<>(blocks.size());
        for (int b = 0; b < blocks.size(); b++) {
            BlockChoices from = blocks.get(b);
            int at = b * PER_BLOCK;
            stages.add(Stage.of(
                    Block.mbconv(
                            pick(from.expansions(), choices, at + 1),
                            pick(from.kernels(), choices, at + 2),
                            from.stride(),
                            pick(from.filters(), choices, at + 4),
                            pick(from.seRatios(), choices, at + 3),
                            pick(from.skips(), choices, at + 5),
                            frame.activation()),
                    pick(from.layers(), choices, at)));
        }
        return frame.withStages(stages);
    }

    private <T> T pick(List<T> values, Choices choices, int decision) {
        int index = choices.get(decision);
        if (index < 0 || index >= values.size()) {
            throw new InvalidInputException("choice " + index + " of "
                    + decisions.get(decision).name() + " is not one of its " + values.size());
        }
        return values.get(index);
    }

    /** The sequence that builds an architecture, where this space contains it. */
    public Optional<Choices> find(Architecture architecture) {
        Architecture wanted = architecture;
        if (wanted.stages().size() != blocks.size()) {
            return Optional.empty();
        }
        Choices choices = Choices.NONE;
        for (int b = 0; b < blocks.size(); b++) {
            Stage stage = wanted.stages().get(b);
            BlockChoices from = blocks.get(b);
            int[] indices = {
                from.layers().indexOf(stage.layers()),
                from.expansions().indexOf((int) stage.block().expansion()),
                from.kernels().indexOf(stage.block().kernel()),
                from.seRatios()
                        .indexOf(stage.block()
                                .squeezeExcitation()
                                .map(se -> se.ratio())
                                .orElse(0.0)),
                from.filters().indexOf(stage.block().filters()),
                from.skips().indexOf(stage.block().skip())
            };
            for (int index : indices) {
                if (index < 0 || !open(choices).contains(index)) {
                    return Optional.empty();
                }
                choices = choices.then(index);
            }
        }
        return Fingerprint.of(build(choices)).equals(Fingerprint.of(wanted)) ? Optional.of(choices) : Optional.empty();
    }
}
