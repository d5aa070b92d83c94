package io.nas4j.report.card.network;

import io.nas4j.core.trial.Trial;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.architecture.Architecture;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The best network, stage by stage. */
public final class ArchitectureCard implements Card {

    @Override
    public String name() {
        return "architecture";
    }

    @Override
    public String title() {
        return "The best network";
    }

    @Override
    public Content content(StudyRecords study) {
        Optional<Architecture> single = study.config().plan().space().network();
        if (single.isPresent()) {
            return Content.of(
                    new Part.Text("This study is of one network."),
                    new Part.Drawn(StagesFigure.of("Stages", single.get(), Set.of())),
                    notation(single.get()));
        }
        Optional<Trial> best = study.best();
        if (best.isEmpty()) {
            return Content.empty("No trial is complete yet, so that none is the best.");
        }
        Trial trial = best.get();
        Architecture network = trial.spec().architecture();
        return Content.of(
                new Part.Text("Trial " + trial.number() + " has the highest reward that was seen, "
                        + Amounts.decimal(trial.reward()) + ". The highest is also the luckiest: 'nas4j best "
                        + study.name()
                        + "' weighs what a model expects too."),
                new Part.Drawn(StagesFigure.of("Stages", network, Set.of())),
                notation(network));
    }

    private static Part notation(Architecture network) {
        return new Part.Commands(List.of(new Part.Command("Its notation", network.toString())));
    }
}
