package io.nas4j.report.card.search;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.core.trial.Trial;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.Decimals;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was searched, and how it ended. */
public final class OverviewCard implements Card {

    @Override
    public String name() {
        return "overview";
    }

    @Override
    public String title() {
        return "What was searched, and how it ended";
    }

    @Override
    public Content content(StudyRecords study) {
        return Content.of(new Part.Text(ending(study)), new Part.Facts(facts(study.config())));
    }

    private static String ending(StudyRecords study) {
        StudySummary summary = study.summary();
        String counts = String.format(
                Locale.ROOT,
                "%,d of %s finished: %,d complete, %,d pruned, %,d failed. ",
                summary.finished(),
                Amounts.of(study.config().execution().trials(), "trial"),
                summary.complete(),
                summary.pruned(),
                summary.failed());
        String state = switch (summary.state()) {
            case "COMPLETE" -> "The search is done. ";
            case "RUNNING" -> "The search goes on. ";
            default -> "Nobody runs the search. ";
        };
        Optional<Trial> best = study.best();
        return state
                + counts
                + best.map(trial -> "The best is trial " + trial.number() + ": reward "
                                + Amounts.decimal(trial.reward()) + ", accuracy " + Amounts.percent(trial.accuracy())
                                + ", " + Amounts.count(trial.macs()) + " MACs, " + Amounts.count(trial.params())
                                + " parameters.")
                        .orElse("No trial is complete yet.");
    }

    private static List<Part.Fact> facts(StudyConfig config) {
        List<Part.Fact> facts = new ArrayList<>();
        facts.add(new Part.Fact("Space", config.plan().space().name()));
        if (!config.plan().space().constraints().isEmpty()) {
            facts.add(new Part.Fact(
                    "Constraints",
                    config.plan().space().constraints().stream()
                            .map(Constraint::text)
                            .collect(Collectors.joining(", "))));
        }
        facts.add(new Part.Fact(
                "Strategy", config.plan().strategy() + ", seed " + config.plan().seed()));
        facts.add(new Part.Fact("Reward", reward(config.plan().objective())));
        facts.add(new Part.Fact("Images", images(config)));
        facts.add(new Part.Fact("Training of each trial", training(config)));
        facts.add(new Part.Fact("Pruner", config.plan().guidance().pruner()));
        return facts;
    }

    private static String training(StudyConfig config) {
        String engine = config.execution().engine();
        String workers = ", " + Amounts.of(config.execution().workers(), "worker");
        if (Execution.judges(engine)) {
            return "none: a supernet judges it, " + engine.substring(engine.lastIndexOf('/') + 1) + workers;
        }
        return TableEvaluator.names(engine)
                ? "none: its accuracy is looked up in " + engine.substring(engine.lastIndexOf('/') + 1) + workers
                : Amounts.of(config.plan().task().recipe().epochs(), "epoch") + " on engine " + engine + workers;
    }

    private static String images(StudyConfig config) {
        TaskData data = config.plan().task().data();
        return data.dataset() + ", " + config.data().input().resolution() + "×"
                + config.data().input().resolution() + " pixels, "
                + Amounts.of(config.data().classes(), "class").replace("classs", "classes");
    }

    private static String reward(Objective objective) {
        if (objective.exponent() == 0) {
            return "the accuracy alone";
        }
        boolean time = objective.cost() == Metric.LATENCY;
        String target = objective.measured().isPresent()
                ? Decimals.text(objective.target())
                : time ? Amounts.brief(objective.target() / 1e6) + " ms" : Amounts.count(objective.target()) + " MACs";
        return "accuracy × (" + objective.measured().orElse(time ? "latency" : "MACs") + " / " + target + ") ^ "
                + Decimals.text(objective.exponent())
                + (objective.form() == Objective.Form.HARD ? ", above the target only" : "");
    }
}
