package io.nas4j.evaluator.torch;

import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/**
 * The maps behind the stem and behind each block of the path that was judged last. The next path computes only what follows
 * the blocks that both begin with.
 */
final class PrefixMaps implements AutoCloseable {

    private static final long MAX_BYTES = 1L << 29;

    private final List<String> keys = new ArrayList<>();
    private final List<Tensor> maps = new ArrayList<>();
    private long bytes;

    /** What is behind the stem and behind each block, in texts that two paths share where they compute the same. */
    static List<String> keys(NetworkPlan plan) {
        return Stream.concat(
                        Stream.of(plan.stem() + " " + plan.stemPool()),
                        plan.blocks().stream().map(BlockPlan::toString))
                .toList();
    }

    /** Forgets what a path with these keys does not begin with; how many maps are left. */
    int keep(List<String> wanted) {
        int same = 0;
        while (same < keys.size() && same < wanted.size() && keys.get(same).equals(wanted.get(same))) {
            same++;
        }
        while (keys.size() > same) {
            keys.remove(keys.size() - 1);
            Tensor map = maps.remove(maps.size() - 1);
            bytes -= map.nbytes();
            map.close();
        }
        return same;
    }

    /** The map behind the last of the kept keys. */
    Tensor last() {
        return maps.get(maps.size() - 1);
    }

    /** Keeps the map that follows those that are kept, unless that would take too much memory. */
    void add(int place, String key, Tensor map) {
        if (place != keys.size() || bytes + map.nbytes() > MAX_BYTES) {
            return;
        }
        keys.add(key);
        map.retainReference();
        maps.add(map);
        bytes += map.nbytes();
    }

    @Override
    public void close() {
        keep(List.of());
    }
}
