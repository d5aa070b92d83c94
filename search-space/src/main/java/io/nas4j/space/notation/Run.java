package io.nas4j.space.notation;

import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Stage;
import java.util.ArrayList;
import java.util.List;

/** Blocks of a stage that follow each other and are alike, but for the first one's stride. */
record Run(Block block, int layers) {

    /** A stage as the fewest runs. */
    static List<Run> of(Stage stage) {
        List<Block> blocks = stage.blocks();
        List<Run> runs = new ArrayList<>();
        int from = 0;
        while (from < blocks.size()) {
            Block next = blocks.get(from).withStride(1);
            int to = from + 1;
            while (to < blocks.size() && blocks.get(to).equals(next)) {
                to++;
            }
            runs.add(new Run(blocks.get(from), to - from));
            from = to;
        }
        return runs;
    }
}
