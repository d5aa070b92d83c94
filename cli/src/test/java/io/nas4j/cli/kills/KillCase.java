package io.nas4j.cli.kills;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A study that is to be killed.
 *
 * @param engine what a table of results calls the engine
 * @param trains whether networks are trained, which takes most of the time
 * @param changes how often a run changes the database's file, at least
 * @param options of the search, without study, storage, workers and strategy
 */
record KillCase(String engine, String strategy, int workers, boolean trains, int changes, List<String> options) {

    static final String STUDY = "killed";

    private static final String SEED = "7";
    private static final int CONFIRMED = 8;

    /** Looks accuracies up: most of the time goes to commits. */
    static KillCase table(Path table, String strategy, int workers, int trials) {
        return new KillCase(
                "table",
                strategy,
                workers,
                false,
                3 * trials,
                List.of("--engine", "table:" + table, "--space", "nas-bench-macro", "--trials", "" + trials));
    }

    /** The same, and then looks the likely best up again and again. */
    static KillCase confirmed(Path table, String strategy, int workers, int trials) {
        KillCase search = table(table, strategy, workers, trials);
        List<String> options = new ArrayList<>(search.options);
        options.addAll(List.of("--confirm", Integer.toString(CONFIRMED)));
        return new KillCase(
                search.engine, strategy, workers, false, search.changes + 2 * 3 * CONFIRMED, List.copyOf(options));
    }

    /** Trains tiny networks in worker processes. */
    static KillCase torch(String strategy, int workers, int trials) {
        return new KillCase(
                "torch",
                strategy,
                workers,
                true,
                3 * trials,
                List.of(("--engine torch --dataset shapes --space mnasnet-micro --resolution 16 --epochs 2"
                                + " --train-images 100 --validation-images 50 --batch-size 25 --trials " + trials)
                        .split(" ")));
    }

    /** Begins the study, or goes on with it where it exists. */
    List<String> search(Path storage) {
        List<String> line = new ArrayList<>(List.of("search", "--study", STUDY, "--strategy", strategy));
        line.addAll(List.of("--workers", Integer.toString(workers), "--seed", SEED, "--storage", storage.toString()));
        line.addAll(options);
        return line;
    }

    static List<String> resume(Path storage) {
        return List.of("resume", STUDY, "--storage", storage.toString());
    }
}
