package io.nas4j.cli.kills;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A study that is to be killed.
 *
 * @param engine what a table of results calls the engine
 * @param trains whether networks are trained, which takes most of the time
 * @param changes how often a run changes the database's file, at least
 * @param begin the command and what it is begun with
 * @param options of the command, without study, storage and workers
 * @param script that is started in the place of the program, which goes on from wherever it was killed; empty for the program
 *     itself. It is given the program's launcher, the storage, and behind them the command
 */
record KillCase(
        String engine,
        String strategy,
        int workers,
        boolean trains,
        int changes,
        List<String> begin,
        List<String> options,
        Optional<String> script) {

    static final String STUDY = "killed";

    private static final String SEED = "7";
    private static final int CONFIRMED = 8;

    /**
     * Makes the study, then asks for trials and tells an accuracy that follows from the network, until there is none. As many do so
     * at once as the study has workers; a lease ends at once, so that some trials are handed to several, of whom the first counts.
     */
    private static final String ASKER = """
            #!/bin/sh
            launcher=$1 storage=$2 workers=$3
            shift 3
            "$launcher" "$@" || exit 3
            asker() {
              told=0
              while trial=$("$launcher" ask killed --lease 0.001s --wait 1s --storage "$storage"); do
                number=$(echo "$trial" | sed 's/.*"trial":\\([0-9]*\\).*/\\1/')
                accuracy=$(echo "$trial" | awk '{ match($0, /"architecture":"[^"]*"/); printf "%.6f", RLENGTH % 97 / 100 }')
                "$launcher" tell killed "$number" --accuracy "$accuracy" --storage "$storage"
                case $? in
                  0) told=$((told + 1)); echo "[$told/0 trials told]" ;;
                  2) ;; # somebody else was earlier
                  *) exit 4 ;;
                esac
              done
            }
            for worker in $(seq "$workers"); do asker & done
            wait
            "$launcher" ask killed --storage "$storage" 2>&1 | grep 'is finished'
            """;

    private KillCase(
            String engine,
            String strategy,
            int workers,
            boolean trains,
            int changes,
            List<String> begin,
            List<String> options) {
        this(engine, strategy, workers, trains, changes, begin, options, Optional.empty());
    }

    /** Looks accuracies up: most of the time goes to commits. */
    static KillCase table(Path table, String strategy, int workers, int trials) {
        return new KillCase(
                "table",
                strategy,
                workers,
                false,
                3 * trials,
                searching(strategy),
                List.of("--engine", "table:" + table, "--space", "nas-bench-macro", "--trials", "" + trials));
    }

    /** The same, and then looks the likely best up again and again. */
    static KillCase confirmed(Path table, String strategy, int workers, int trials) {
        KillCase search = table(table, strategy, workers, trials);
        List<String> options = new ArrayList<>(search.options);
        options.addAll(List.of("--confirm", Integer.toString(CONFIRMED)));
        return new KillCase(
                search.engine,
                strategy,
                workers,
                false,
                search.changes + 2 * 3 * CONFIRMED,
                search.begin,
                List.copyOf(options));
    }

    /** Trains tiny networks that grew in one dimension and in all, each with two seeds. */
    static KillCase sweep(int workers) {
        return new KillCase(
                "torch",
                "sweep",
                workers,
                true,
                3 * 2 * 5,
                List.of("sweep", "in:16x3 stem:k3_s1_c8 mb:e2_k3_s2_c16_r2 mb:e2_k3_s2_c24 head:c32 classes:10"),
                List.of(("--engine torch --dataset shapes --growth 1,2 --seeds 2 --epochs 2 --train-images 100"
                                + " --validation-images 50 --batch-size 25")
                        .split(" ")));
    }

    /** Trains one tiny network for some epochs, kept all the time on its way. */
    static KillCase training() {
        return new KillCase(
                "torch",
                "train",
                1,
                true,
                3 * 4,
                List.of("train", "in:16x3 stem:k3_s1_c8 mb:e2_k3_s2_c16_r2 mb:e2_k3_s2_c24 head:c32 classes:10"),
                List.of(("--engine torch --dataset shapes --epochs 4 --train-images 400 --validation-images 50"
                                + " --augment crop,flip --checkpoint 0.05s")
                        .split(" ")));
    }

    /** Trains tiny networks that race for the coefficients of scaling. */
    static KillCase grid(int workers) {
        return new KillCase(
                "torch",
                "grid",
                workers,
                true,
                3 * 13,
                List.of("grid-search", "in:16x3 stem:k3_s1_c8 mb:e2_k3_s2_c16_r2 mb:e2_k3_s2_c24 head:c32 classes:10"),
                List.of(("--engine torch --dataset shapes --design lattice --points 6 --trials 13 --epochs 2"
                                + " --train-images 100 --validation-images 50 --batch-size 25")
                        .split(" ")));
    }

    private static List<String> searching(String strategy) {
        return List.of("search", "--strategy", strategy);
    }

    /** Trains tiny networks in worker processes. */
    static KillCase torch(String strategy, int workers, int trials) {
        return new KillCase(
                "torch",
                strategy,
                workers,
                true,
                3 * trials,
                searching(strategy),
                List.of(("--engine torch --dataset shapes --space mnasnet-micro --resolution 16 --epochs 2"
                                + " --train-images 100 --validation-images 50 --batch-size 25 --trials " + trials)
                        .split(" ")));
    }

    /** Has a program of the user train, with the example that needs a shell and awk alone. */
    static KillCase command(Path program, String strategy, int workers, int trials) {
        return new KillCase(
                "command",
                strategy,
                workers,
                true,
                3 * trials,
                searching(strategy),
                List.of(
                        "--engine",
                        "command:" + program.toAbsolutePath().normalize(),
                        "--space",
                        "mnasnet-micro",
                        "--trials",
                        "" + trials));
    }

    /** The same with a program that is kept for many trials. */
    static KillCase commandServer(Path program, String strategy, int workers, int trials) {
        KillCase started = command(program, strategy, workers, trials);
        List<String> options = new ArrayList<>(started.options);
        options.set(
                1,
                "command-server:sh -c 'while read folder; do \"$0\" \"$folder\"; echo \"{\\\"done\\\":true}\"; done' "
                        + program.toAbsolutePath().normalize());
        return new KillCase(
                "command-server", strategy, workers, true, started.changes, started.begin, List.copyOf(options));
    }

    /** Has as many as it has workers ask for trials and tell what came of them. */
    static KillCase asked(String strategy, int workers, int trials) {
        return new KillCase(
                "ask",
                strategy,
                workers,
                true,
                2 * trials,
                searching(strategy),
                List.of("--engine", "ask", "--space", "mnasnet-micro", "--trials", "" + trials),
                Optional.of(ASKER));
    }

    /** Begins the study, or goes on with it where it exists. */
    List<String> search(Path storage) {
        List<String> line = new ArrayList<>(begin);
        line.addAll(List.of(
                "--study",
                STUDY,
                "--workers",
                Integer.toString(workers),
                "--seed",
                SEED,
                "--storage",
                storage.toString()));
        line.addAll(options);
        return line;
    }

    /** What a script is given, to begin the study or to go on with it. */
    List<String> script(Path launcher, Path storage) {
        List<String> line =
                new ArrayList<>(List.of(launcher.toString(), storage.toString(), Integer.toString(workers)));
        line.addAll(search(storage));
        return line;
    }

    static List<String> resume(Path storage) {
        return List.of("resume", STUDY, "--storage", storage.toString());
    }
}
