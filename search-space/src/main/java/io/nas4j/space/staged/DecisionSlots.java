package io.nas4j.space.staged;

import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which decision is about what. Every list with at least two choices is a decision. A stage that decides once for all its
 * layers has the order layers, operator, kernel, SE, filters, skip. A stage whose layers decide for themselves has the order
 * layers, filters, and then operator, kernel, SE, skip for each layer.
 */
final class DecisionSlots {

    /** What a decision is about. */
    enum Kind {
        LAYERS,
        OPERATOR,
        KERNEL,
        SE,
        FILTERS,
        SKIP
    }

    /** A place for a decision. */
    record Slot(int stage, int layer, Kind kind) {}

    private static final List<Kind> ALIKE =
            List.of(Kind.LAYERS, Kind.OPERATOR, Kind.KERNEL, Kind.SE, Kind.FILTERS, Kind.SKIP);
    private static final List<Kind> OF_STAGE = List.of(Kind.LAYERS, Kind.FILTERS);
    private static final List<Kind> OF_LAYER = List.of(Kind.OPERATOR, Kind.KERNEL, Kind.SE, Kind.SKIP);

    private static final int NOWHERE = -1;

    private final List<StageChoices> stages;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    /** The number of the decision for each stage, layer and kind, or {@link #NOWHERE}. */
    private final int[][][] places;

    DecisionSlots(List<StageChoices> stages) {
        this.stages = stages;
        this.places = new int[stages.size()][][];
        for (int s = 0; s < stages.size(); s++) {
            places[s] = new int[stages.get(s).decidedLayers()][Kind.values().length];
            for (int[] layer : places[s]) {
                Arrays.fill(layer, NOWHERE);
            }
            if (stages.get(s).eachLayer()) {
                add(s, 0, OF_STAGE);
                for (int layer = 0; layer < stages.get(s).decidedLayers(); layer++) {
                    add(s, layer, OF_LAYER);
                }
            } else {
                add(s, 0, ALIKE);
            }
        }
    }

    private void add(int stage, int layer, List<Kind> kinds) {
        for (Kind kind : kinds) {
            List<String> choices = choices(stages.get(stage), kind);
            if (choices.size() > 1 && asked(stages.get(stage).blocks(), kind)) {
                Slot slot = new Slot(stage, layer, kind);
                places[stage][layer][kind.ordinal()] = slots.size();
                slots.add(slot);
                decisions.add(new Decision(name(slot), choices, asked(slot), values(stages.get(stage), kind)));
            }
        }
    }

    /** Whether any operator has this setting open. */
    private static boolean asked(BlockChoices blocks, Kind kind) {
        return switch (kind) {
            case KERNEL -> blocks.operators().stream().anyMatch(OperatorChoice::asksKernel);
            case SE -> blocks.operators().stream().anyMatch(OperatorChoice::asksSeRatio);
            case SKIP -> blocks.operators().stream().anyMatch(OperatorChoice::asksSkip);
            case LAYERS, FILTERS, OPERATOR -> true;
        };
    }

    private static List<String> choices(StageChoices stage, Kind kind) {
        BlockChoices blocks = stage.blocks();
        return switch (kind) {
            case LAYERS -> stage.layers().stream().map(String::valueOf).toList();
            case FILTERS -> stage.filters().stream().map(String::valueOf).toList();
            case OPERATOR -> {
                boolean expansions = expansionsOnly(blocks);
                yield blocks.operators().stream()
                        .map(o -> expansions ? ArchitectureText.number(o.expansion()) : o.text())
                        .toList();
            }
            case KERNEL -> blocks.kernels().stream().map(String::valueOf).toList();
            case SE -> blocks.seRatios().stream().map(String::valueOf).toList();
            case SKIP -> blocks.skips().stream().map(BlockChoices::text).toList();
        };
    }

    /** The choices as numbers; empty where they have no order. */
    private static List<Double> values(StageChoices stage, Kind kind) {
        BlockChoices blocks = stage.blocks();
        return switch (kind) {
            case LAYERS -> stage.layers().stream().map(Integer::doubleValue).toList();
            case FILTERS -> stage.filters().stream().map(Integer::doubleValue).toList();
            case OPERATOR ->
                expansionsOnly(blocks)
                        ? blocks.operators().stream()
                                .map(OperatorChoice::expansion)
                                .toList()
                        : List.of();
            case KERNEL -> blocks.kernels().stream().map(Integer::doubleValue).toList();
            case SE -> blocks.seRatios();
            case SKIP -> List.of();
        };
    }

    private static boolean expansionsOnly(BlockChoices blocks) {
        return blocks.operators().stream().allMatch(OperatorChoice::expansionOnly);
    }

    private String name(Slot slot) {
        StageChoices stage = stages.get(slot.stage());
        String prefix = "block" + (slot.stage() + 1) + ".";
        if (stage.eachLayer() && OF_LAYER.contains(slot.kind())) {
            prefix += "layer" + (slot.layer() + 1) + ".";
        }
        return prefix
                + switch (slot.kind()) {
                    case LAYERS -> "layers";
                    case OPERATOR -> expansionsOnly(stage.blocks()) ? "expansion" : "operator";
                    case KERNEL -> "kernel";
                    case SE -> "se";
                    case FILTERS -> "filters";
                    case SKIP -> "skip";
                };
    }

    private String asked(Slot slot) {
        StageChoices stage = stages.get(slot.stage());
        List<String> conditions = new ArrayList<>();
        if (stage.layers().stream().anyMatch(count -> count <= slot.layer())) {
            conditions.add("layers > " + slot.layer());
        }
        switch (slot.kind()) {
            case KERNEL -> operators(stage, OperatorChoice::asksKernel, conditions);
            case SE -> operators(stage, OperatorChoice::asksSeRatio, conditions);
            case SKIP -> {
                operators(stage, OperatorChoice::asksSkip, conditions);
                boolean always =
                        stage.eachLayer() ? slot.layer() > 0 : !stage.layers().contains(1);
                if (!always) {
                    conditions.add("equal shapes before and after " + (stage.eachLayer() ? "it" : "some layer"));
                }
            }
            case LAYERS, FILTERS, OPERATOR -> {}
        }
        return String.join("; ", conditions);
    }

    private static void operators(StageChoices stage, Predicate<OperatorChoice> asks, List<String> conditions) {
        List<OperatorChoice> operators = stage.blocks().operators();
        if (!operators.stream().allMatch(asks)) {
            conditions.add("operator "
                    + operators.stream().filter(asks).map(OperatorChoice::text).collect(Collectors.joining(" or ")));
        }
    }

    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    Slot slot(int decision) {
        return slots.get(decision);
    }

    /** The choice at a place; 0 where nothing is decided there. */
    int at(int stage, int layer, Kind kind, IntUnaryOperator choices) {
        int[][] layers = places[stage];
        int place = layer < layers.length ? layers[layer][kind.ordinal()] : NOWHERE;
        return place == NOWHERE ? 0 : choices.applyAsInt(place);
    }

    /** What was chosen for a block. */
    BlockPick block(int stage, int layer, IntUnaryOperator choices) {
        return new BlockPick(
                at(stage, layer, Kind.OPERATOR, choices),
                at(stage, layer, Kind.KERNEL, choices),
                at(stage, layer, Kind.SE, choices),
                at(stage, layer, Kind.SKIP, choices));
    }

    /** What was chosen for a stage. */
    StagePick pick(int stage, IntUnaryOperator choices) {
        int layers = at(stage, 0, Kind.LAYERS, choices);
        int decided = stages.get(stage).eachLayer() ? stages.get(stage).layers().get(layers) : 1;
        List<BlockPick> blocks = new ArrayList<>(decided);
        for (int layer = 0; layer < decided; layer++) {
            blocks.add(block(stage, layer, choices));
        }
        return new StagePick(layers, at(stage, 0, Kind.FILTERS, choices), blocks);
    }

    /** The sequence of decisions that makes these choices, one for each stage. */
    Choices choices(List<StagePick> picks) {
        List<Integer> indices = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            StagePick pick = picks.get(slot.stage());
            BlockPick block =
                    slot.layer() < pick.blocks().size() ? pick.blocks().get(slot.layer()) : BlockPick.UNASKED;
            indices.add(
                    switch (slot.kind()) {
                        case LAYERS -> pick.layers();
                        case FILTERS -> pick.filters();
                        case OPERATOR -> block.operator();
                        case KERNEL -> block.kernel();
                        case SE -> block.seRatio();
                        case SKIP -> block.skip();
                    });
        }
        return new Choices(indices);
    }
}
