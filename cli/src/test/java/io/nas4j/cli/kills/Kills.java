package io.nas4j.cli.kills;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Kills studies of every strategy, sweeps, grid searches and trainings, with one worker and two and prints a table; {@code benchmarks/kills} starts it. */
public final class Kills {

    private static final List<String> STRATEGIES = List.of(
            "random", "evolution", "regularized-evolution", "local-search", "nsga2", "predictor", "reinforce", "ppo");
    private static final int TABLE_TRIALS = 40;
    private static final int TORCH_TRIALS = 5;
    private static final int BEFORE_THE_END = 7;
    private static final long SEED = 20261121;

    private Kills() {}

    /** Arguments: the repository's root, a table, kills with the table, kills with LibTorch; each split over all cases. */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Files.createTempDirectory("nas4j kills");
        KillHarness harness = new KillHarness(Path.of(args[0]), folder, SEED);
        List<KillCase> cases = new ArrayList<>();
        for (String strategy : STRATEGIES) {
            for (int workers = 1; workers <= 2; workers++) {
                cases.add(KillCase.table(Path.of(args[1]).toAbsolutePath(), strategy, workers, TABLE_TRIALS));
            }
        }
        cases.add(KillCase.training());
        cases.add(KillCase.sweep(2));
        cases.add(KillCase.sweep(1));
        cases.add(KillCase.grid(2));
        cases.add(KillCase.grid(1));
        for (int workers = 2; workers >= 1; workers--) {
            for (String strategy : STRATEGIES) {
                cases.add(KillCase.torch(strategy, workers, TORCH_TRIALS));
            }
        }
        int tableKills = Integer.parseInt(args[2]);
        int torchKills = Integer.parseInt(args[3]);
        out.println("| engine | strategy | workers | kills | in start-up | in a migration | in a commit | any time |"
                + " of them in a resume | studies compared | values each | different |");
        out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        List<KillHarness.Result> results = new ArrayList<>();
        int onTable = (int) cases.stream().filter(each -> !each.trains()).count();
        for (int i = 0; i < cases.size(); i++) {
            boolean trains = cases.get(i).trains();
            int all = trains ? torchKills : tableKills;
            int share = trains ? cases.size() - onTable : onTable;
            int place = trains ? i - onTable : i;
            int kills = all / share + (place < all % share ? 1 : 0);
            if (kills > 0) {
                KillHarness.Result result = harness.run(cases.get(i), kills, BEFORE_THE_END);
                results.add(result);
                out.println(row(result));
            }
        }
        int wrong =
                (int) results.stream().filter(each -> !each.wrong().isEmpty()).count();
        int total = results.stream().mapToInt(KillHarness.Result::total).sum();
        int studies = results.stream().mapToInt(KillHarness.Result::studies).sum();
        out.println();
        out.println(total + " kills, " + studies + " studies, " + wrong + " of them other than without kills");
        results.stream()
                .map(KillHarness.Result::wrong)
                .filter(each -> !each.isEmpty())
                .forEach(out::println);
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static String row(KillHarness.Result result) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %s |",
                result.killed().engine(),
                result.killed().strategy(),
                result.killed().workers(),
                result.total(),
                result.kills().getOrDefault(KillMoment.START, 0),
                result.kills().getOrDefault(KillMoment.MIGRATION, 0),
                result.kills().getOrDefault(KillMoment.COMMIT, 0),
                result.kills().getOrDefault(KillMoment.ANY, 0),
                result.resumed(),
                result.studies(),
                result.compared(),
                result.wrong().isEmpty() ? "none" : result.wrong());
    }
}
