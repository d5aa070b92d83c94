package io.nas4j.space.staged;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.search.Extremes;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.BlockChoices.SkipRoom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest and the most expensive network of a space, exactly. Cost is a sum over layers, and one stage influences the next
 * only by its number of channels, so that stages are solved one after the other.
 */
final class CostRange {

    private final SpaceDefinition definition;
    private final Metric metric;
    private final int[] sizes;

    CostRange(SpaceDefinition definition, Metric metric) {
        this.definition = definition;
        this.metric = metric;
        this.sizes = new int[definition.stages().size() + 1];
        sizes[0] = Layout.stemOutSize(definition.frame());
        for (int s = 0; s < definition.stages().size(); s++) {
            sizes[s + 1] = Layout.outSize(sizes[s], definition.stages().get(s).stride());
        }
    }

    /**
     * The cheapest and the most expensive network.
     *
     * @throws InvalidInputException where a cost is 2^63 or more
     */
    Extremes extremes(DecisionSlots slots) {
        try {
            return new Extremes(
                    slots.choices(best(true).picks()), slots.choices(best(false).picks()));
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    "the space has a network that is too large: some count of it is beyond 2^63, the most that can be"
                            + " counted exactly",
                    e);
        }
    }

    /** The best choices from a stage on, with their cost. */
    private record Way(
            long cost, @Nullable StagePick pick, @Nullable Way rest) {

        List<StagePick> picks() {
            List<StagePick> picks = new ArrayList<>();
            for (Way way = this; way != null; way = way.rest) {
                if (way.pick != null) {
                    picks.add(way.pick);
                }
            }
            return picks;
        }
    }

    private Way best(boolean least) {
        List<StageChoices> stages = definition.stages();
        Architecture frame = definition.frame();
        Map<Integer, Way> onward = new HashMap<>();
        for (int filters : stages.get(stages.size() - 1).filters()) {
            Cost ends = CostModel.ends(frame, filters, sizes[stages.size()]);
            onward.put(filters, new Way(value(ends), null, null));
        }
        for (int s = stages.size() - 1; s >= 0; s--) {
            Map<Integer, Way> from = new HashMap<>();
            List<Integer> inputs =
                    s == 0 ? List.of(frame.stem().filters()) : stages.get(s - 1).filters();
            for (int in : inputs) {
                from.put(in, best(s, in, onward, least));
            }
            onward = from;
        }
        return onward.values().iterator().next();
    }

    private Way best(int s, int in, Map<Integer, Way> onward, boolean least) {
        StageChoices stage = definition.stages().get(s);
        @Nullable Way best = null;
        for (int f = 0; f < stage.filters().size(); f++) {
            Way rest = onward.get(stage.filters().get(f));
            if (rest == null) {
                throw new IllegalStateException("all filters of a stage are inputs of the next");
            }
            for (Way own : stage.eachLayer() ? ofLayers(s, in, f, least) : alike(s, in, f, least)) {
                Way way = new Way(Math.addExact(own.cost(), rest.cost()), own.pick(), rest);
                best = best == null || better(way.cost(), best.cost(), least) ? way : best;
            }
        }
        if (best == null) {
            throw new IllegalStateException("a stage has filters and layers");
        }
        return best;
    }

    private static boolean better(long a, long b, boolean least) {
        return least ? a < b : a > b;
    }

    /** Every choice of a stage whose layers are alike. Skip ops cost nothing. */
    private List<Way> alike(int s, int in, int f, boolean least) {
        StageChoices stage = definition.stages().get(s);
        List<Way> ways = new ArrayList<>();
        stage.blocks().forEach(SkipRoom.NONE, pick -> {
            long first = first(s, in, f, pick);
            long more = rest(s, f, pick);
            int n = layers(stage, least);
            long cost = Math.addExact(first, Math.multiplyExact(stage.layers().get(n) - 1, more));
            ways.add(new Way(cost, new StagePick(n, f, List.of(pick)), null));
        });
        return ways;
    }

    /** The best choice of a stage whose layers decide for themselves. */
    private List<Way> ofLayers(int s, int in, int f, boolean least) {
        StageChoices stage = definition.stages().get(s);
        Layer first = new Layer(least);
        Layer rest = new Layer(least);
        stage.blocks().forEach(SkipRoom.NONE, pick -> {
            first.offer(pick, first(s, in, f, pick));
            rest.offer(pick, rest(s, f, pick));
        });
        int n = layers(stage, least);
        int more = stage.layers().get(n) - 1;
        List<BlockPick> blocks = new ArrayList<>(List.of(first.pick));
        blocks.addAll(Collections.nCopies(more, rest.pick));
        long cost = Math.addExact(first.cost, Math.multiplyExact(more, rest.cost));
        return List.of(new Way(cost, new StagePick(n, f, blocks), null));
    }

    /** The choice of the fewest or the most layers. No layer has a negative cost. */
    private static int layers(StageChoices stage, boolean least) {
        List<Integer> layers = stage.layers();
        return layers.indexOf(least ? Collections.min(layers) : Collections.max(layers));
    }

    /** The best choice for one layer. */
    private static final class Layer {
        private final boolean least;
        private BlockPick pick = BlockPick.UNASKED;
        private long cost;

        Layer(boolean least) {
            this.least = least;
            this.cost = least ? Long.MAX_VALUE : -1;
        }

        void offer(BlockPick offered, long itsCost) {
            if (better(itsCost, cost, least)) {
                pick = offered;
                cost = itsCost;
            }
        }
    }

    private long first(int s, int in, int f, BlockPick pick) {
        return value(
                CostModel.block(block(s, f, pick, definition.stages().get(s).stride()), in, sizes[s]));
    }

    private long rest(int s, int f, BlockPick pick) {
        int filters = definition.stages().get(s).filters().get(f);
        return value(CostModel.block(block(s, f, pick, 1), filters, sizes[s + 1]));
    }

    private Block block(int s, int f, BlockPick pick, int stride) {
        StageChoices stage = definition.stages().get(s);
        return stage.blocks()
                .block(pick, stride, stage.filters().get(f), definition.frame().activation());
    }

    private long value(Cost cost) {
        return metric == Metric.MACS ? cost.macs() : cost.params();
    }
}
