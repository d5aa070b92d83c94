package io.nas4j.cli.listing;

import io.nas4j.api.stage.grid.StageFit;
import io.nas4j.api.stage.grid.StageStep;
import io.nas4j.cli.output.Row;
import io.nas4j.core.race.Racer;
import io.nas4j.grid.stages.StageMove;
import io.nas4j.space.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What a local search over single stages says. */
final class GridStagesText {

    private GridStagesText() {}

    static List<String> sentences(StageFit fit) {
        List<String> said = new ArrayList<>();
        StageStep first = fit.steps().get(0);
        StageStep last = fit.steps().get(fit.steps().size() - 1);
        said.add("Single stages: the network that compound scaling makes has "
                + first.networks().get(0).text() + " (layers x channels of each stage). " + raced(fit) + ", in "
                + fit.trainings() + " trainings.");
        for (StageStep step : fit.steps()) {
            if (step.moved()) {
                said.add("Shown to be better: " + move(step) + ", which makes "
                        + step.best().text() + ".");
            }
        }
        if (!last.race().next().isEmpty()) {
            said.add("The last of these races is not trained to its end.");
        } else if (!last.moved()) {
            said.add(rest(fit, last));
        } else if (!fit.paid()) {
            said.add("The budget is spent; what changing further stages would give is not known.");
        }
        said.add(
                fit.better()
                        ? "Families are scaled with the factors "
                                + factors(fit.rules().stageDepth()) + " on layers and "
                                + factors(fit.rules().stageWidth()) + " on channels at phi 1."
                        : "Families are scaled alike in all stages.");
        return said;
    }

    private static String raced(StageFit fit) {
        int changes = fit.steps().stream()
                .mapToInt(step -> step.networks().size() - 1)
                .sum();
        int moves = fit.steps().stream().mapToInt(StageStep::moves).sum();
        return (changes == moves ? "" : "Of " + moves + " changes, the budget paid for a part: ") + changes
                + (changes == 1 ? " change" : " changes") + " of a single stage raced against it at equal MACs";
    }

    private static String move(StageStep step) {
        return step.best().move().map(StageMove::text).orElse("nothing");
    }

    private static String rest(StageFit fit, StageStep last) {
        List<Racer> standings = last.race().standings(new SplittableRandom(0));
        Racer first = standings.get(0);
        Optional<Racer> start =
                standings.stream().filter(racer -> racer.candidate() == 0).findFirst();
        String beyond = fit.better() ? "No further change" : "No change";
        if (first.candidate() == 0 || start.isEmpty() || start.get().mean().isEmpty()) {
            return beyond + " of a single stage is better in the mean of its trainings.";
        }
        double ahead = first.mean().orElse(0) - start.get().mean().getAsDouble();
        return String.format(
                Locale.ROOT,
                "%s of a single stage is shown to be better: the first, %s, is ahead by %.2f points, which chance may explain.",
                beyond,
                move(last),
                100 * ahead);
    }

    private static String factors(List<Double> factors) {
        return factors.stream()
                .map(factor -> Decimals.text(Math.rint(factor * 1000) / 1000))
                .collect(Collectors.joining(","));
    }

    static Row object(StageFit fit) {
        return new Row()
                .with("steps", fit.steps().size())
                .with("trainings", fit.trainings())
                .with("better", fit.better())
                .with("stage_depth", fit.rules().stageDepth())
                .with("stage_width", fit.rules().stageWidth())
                .with(
                        "changes",
                        fit.steps().stream()
                                .filter(StageStep::moved)
                                .map(GridStagesText::move)
                                .toList());
    }
}
