package io.nas4j.space.staged;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Counts the sequences of a staged space exactly, and draws one of them uniformly. One stage influences the next only by its
 * number of channels, so that the count from a stage on depends on its input channels alone.
 */
final class Counts {

    private final int stemFilters;
    private final List<StageChoices> stages;
    private final List<Map<Integer, BigInteger>> from = new ArrayList<>();
    private final List<Picks> picks = new ArrayList<>();

    /** The number of choices of one stage. */
    private static final class Picks {
        private final StageChoices stage;
        private final Map<BlockChoices.SkipRoom, BigInteger> first = new EnumMap<>(BlockChoices.SkipRoom.class);
        private final Map<Integer, BigInteger> rest = new HashMap<>();

        Picks(StageChoices stage) {
            this.stage = stage;
            for (BlockChoices.SkipRoom room : BlockChoices.SkipRoom.values()) {
                first.put(room, BigInteger.valueOf(stage.blocks().ways(room)));
            }
            BigInteger each = BigInteger.valueOf(stage.blocks().ways(BlockChoices.SkipRoom.ALL));
            for (int layers : stage.layers()) {
                rest.put(layers, stage.eachLayer() ? each.pow(layers - 1) : BigInteger.ONE);
            }
        }

        BigInteger ways(int in, int layers, int filters) {
            BigInteger first = this.first.getOrDefault(stage.firstRoom(in, layers, filters), BigInteger.ZERO);
            return first.multiply(rest.getOrDefault(layers, BigInteger.ZERO));
        }
    }

    Counts(int stemFilters, List<StageChoices> stages) {
        this.stemFilters = stemFilters;
        this.stages = stages;
        for (int s = 0; s <= stages.size(); s++) {
            from.add(new HashMap<>());
        }
        stages.forEach(stage -> picks.add(new Picks(stage)));
        for (int s = stages.size(); s >= 0; s--) {
            for (int in : inputs(s)) {
                from.get(s).put(in, s == stages.size() ? BigInteger.ONE : count(s, in));
            }
        }
    }

    private List<Integer> inputs(int stage) {
        return stage == 0 ? List.of(stemFilters) : stages.get(stage - 1).filters();
    }

    private BigInteger count(int stage, int in) {
        BigInteger sum = BigInteger.ZERO;
        for (int filters : stages.get(stage).filters()) {
            for (int layers : stages.get(stage).layers()) {
                sum = sum.add(ways(stage, in, layers, filters));
            }
        }
        return sum;
    }

    /** The number of sequences from a stage on that begin with these layers and filters. */
    private BigInteger ways(int stage, int in, int layers, int filters) {
        return picks.get(stage).ways(in, layers, filters).multiply(rest(stage + 1, filters));
    }

    private BigInteger rest(int stage, int in) {
        BigInteger count = from.get(stage).get(in);
        if (count == null) {
            throw new IllegalStateException("stage " + stage + " never has " + in + " input channels");
        }
        return count;
    }

    /** The number of all sequences. */
    BigInteger total() {
        return rest(0, stemFilters);
    }

    /** A sequence, drawn uniformly. */
    List<StagePick> draw(RandomGenerator random) {
        List<StagePick> picks = new ArrayList<>(stages.size());
        int in = stemFilters;
        for (int s = 0; s < stages.size(); s++) {
            StagePick pick = draw(s, in, random);
            picks.add(pick);
            in = stages.get(s).filters().get(pick.filters());
        }
        return picks;
    }

    private StagePick draw(int s, int in, RandomGenerator random) {
        StageChoices stage = stages.get(s);
        BigInteger left = below(rest(s, in), random);
        for (int f = 0; f < stage.filters().size(); f++) {
            for (int n = 0; n < stage.layers().size(); n++) {
                int filters = stage.filters().get(f);
                int layers = stage.layers().get(n);
                left = left.subtract(ways(s, in, layers, filters));
                if (left.signum() < 0) {
                    List<BlockPick> blocks = new ArrayList<>();
                    blocks.add(draw(stage.blocks(), stage.firstRoom(in, layers, filters), random));
                    while (stage.eachLayer() && blocks.size() < layers) {
                        blocks.add(draw(stage.blocks(), BlockChoices.SkipRoom.ALL, random));
                    }
                    return new StagePick(n, f, blocks);
                }
            }
        }
        throw new IllegalStateException("the draw is below the sum");
    }

    private static BlockPick draw(BlockChoices blocks, BlockChoices.SkipRoom room, RandomGenerator random) {
        long left = random.nextLong(blocks.ways(room));
        int operator = 0;
        while (left >= blocks.ways(operator, room)) {
            left -= blocks.ways(operator, room);
            operator++;
        }
        List<Integer> kernels = blocks.openKernels(operator);
        List<Integer> ratios = blocks.openSeRatios(operator);
        List<Integer> skips = blocks.openSkips(operator, room);
        int kernel = kernels.get((int) (left % kernels.size()));
        left /= kernels.size();
        int ratio = ratios.get((int) (left % ratios.size()));
        return new BlockPick(operator, kernel, ratio, skips.get((int) (left / ratios.size())));
    }

    /** A uniform number from 0 to the bound minus 1, by rejection. */
    private static BigInteger below(BigInteger bound, RandomGenerator random) {
        int bits = bound.subtract(BigInteger.ONE).bitLength();
        byte[] bytes = new byte[(bits + 7) / 8 + 1];
        while (true) {
            random.nextBytes(bytes);
            bytes[0] = 0;
            if (bits % 8 != 0) {
                bytes[1] &= (byte) ((1 << (bits % 8)) - 1);
            }
            BigInteger drawn = new BigInteger(bytes);
            if (drawn.compareTo(bound) < 0) {
                return drawn;
            }
        }
    }
}
