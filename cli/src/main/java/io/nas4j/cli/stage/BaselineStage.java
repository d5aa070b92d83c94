package io.nas4j.cli.stage;

import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Progress;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.run.FixedRun;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Trains the best networks of a search longer. The best by reward is the baseline: its weights are kept and it is measured
 * on test images. The others show how well the search's short training ranked them.
 */
public final class BaselineStage {

    /** The file of the baseline's weights, and what it is noted as. */
    static final String WEIGHTS = "baseline.safetensors";

    private static final String TOP = "top";

    private BaselineStage() {}

    /** Runs what is not finished yet, and prints what came of it. */
    public static void run(StageContext bench, StudyConfig config, int top, TrainingTask task, boolean restart)
            throws InterruptedException {
        List<Trial> best = bench.store().best(config.name(), top);
        if (best.isEmpty()) {
            throw new WorkFailedException("study " + config.name() + " has no complete search trial to train longer");
        }
        PhasePlan plan = new PhasePlan(Phase.BASELINE, task, Map.of(TOP, Integer.toString(top)));
        Plans.begin(bench.store(), config.name(), plan, restart);
        List<TrialSpec> specs = new ArrayList<>();
        for (Trial trial : best) {
            specs.add(new TrialSpec(
                    Phase.BASELINE,
                    specs.size(),
                    trial.spec().decisions(),
                    trial.spec().architecture(),
                    Optional.empty()));
        }
        Progress progress =
                new Progress(bench.terminal().err(), bench.terminal().drawsOver(), Phase.BASELINE.text(), specs.size());
        List<Trial> trained;
        try {
            trained = new FixedRun(bench.runner(config, progress))
                    .run(specs, task, true, spec -> weightsOf(bench, config, spec));
        } finally {
            progress.close();
        }
        Path weights = weights(bench, config.name());
        if (Files.isRegularFile(weights)) {
            Artifacts.keep(bench.store(), config.name(), WEIGHTS, weights, "weights of the trained baseline");
        }
        print(bench.terminal(), best, trained);
    }

    /** Goes on with the options that the phase was begun with, if it was. */
    public static void resume(StageContext bench, StudyConfig config) throws InterruptedException {
        Optional<PhasePlan> plan = bench.store().plan(config.name(), Phase.BASELINE);
        if (plan.isPresent()) {
            int top = Integer.parseInt(plan.get().options().getOrDefault(TOP, "1"));
            run(bench, config, top, plan.get().task(), false);
        }
    }

    /** Where the baseline's weights are. */
    public static Path weights(StageContext bench, String study) {
        return bench.folder(study).resolve(WEIGHTS);
    }

    private static Optional<Path> weightsOf(StageContext bench, StudyConfig config, TrialSpec spec) {
        return spec.number() == 0 ? Optional.of(weights(bench, config.name())) : Optional.empty();
    }

    private static void print(Terminal terminal, List<Trial> proxies, List<Trial> trained) {
        List<Row> rows = new ArrayList<>();
        List<Double> shorter = new ArrayList<>();
        List<Double> longer = new ArrayList<>();
        for (int i = 0; i < trained.size(); i++) {
            Trial proxy = proxies.get(i);
            Trial trial = trained.get(i);
            rows.add(new Row()
                    .with("search trial", proxy.number())
                    .with("MACs", trial.macs())
                    .with("params", trial.params())
                    .with("proxy accuracy", percent(proxy.accuracy()))
                    .with("longer accuracy", percent(trial.accuracy()))
                    .with("test accuracy", percent(trial.testAccuracy()))
                    .with("state", trial.state()));
            if (proxy.accuracy().isPresent() && trial.accuracy().isPresent()) {
                shorter.add(proxy.accuracy().getAsDouble());
                longer.add(trial.accuracy().getAsDouble());
            }
        }
        terminal.out()
                .print(Listing.table(
                        rows,
                        List.of(
                                "search trial",
                                "MACs",
                                "params",
                                "proxy accuracy",
                                "longer accuracy",
                                "test accuracy",
                                "state")));
        Trial baseline = trained.get(0);
        terminal.say("The baseline is search trial " + proxies.get(0).number() + ", the best by reward: "
                + percent(baseline.testAccuracy()) + " of test images that the search never saw.");
        RankCorrelation.KENDALL
                .of(shorter, longer)
                .ifPresentOrElse(
                        tau -> terminal.say(String.format(
                                Locale.ROOT,
                                "Rank correlation of proxy and longer training over these %d networks: Kendall's tau %.2f.",
                                shorter.size(),
                                tau)),
                        () -> terminal.say("Too few networks, or all alike, for a rank correlation of proxy and longer"
                                + " training."));
    }

    private static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? Units.percent(fraction.getAsDouble()) : "-";
    }
}
