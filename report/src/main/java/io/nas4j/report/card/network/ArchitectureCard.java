package io.nas4j.report.card.network;

import io.nas4j.core.trial.Trial;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Stages;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.architecture.Architecture;
import java.util.List;
import java.util.Optional;

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
                    new Part.Drawn(figure(single.get())),
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
                new Part.Drawn(figure(network)),
                notation(network));
    }

    private static Part notation(Architecture network) {
        return new Part.Commands(List.of(new Part.Command("Its notation", network.toString())));
    }

    private static Figure figure(Architecture network) {
        Stages stages = new Stages(network);
        List<Table.Row> rows = stages.parts().stream()
                .map(part -> Table.Row.of(
                        part.name(),
                        part.what(),
                        part.blocks() == 0 ? Amounts.NONE : String.valueOf(part.blocks()),
                        String.valueOf(part.channels()),
                        part.side() + "×" + part.side()))
                .toList();
        String text = "From the image at the top to the classes at the bottom: "
                + Amounts.of(network.blocks(), "block") + " in "
                + Amounts.of(network.stages().size(), "stage")
                + ". Each box is a block: the number is its kernel's side, its width the logarithm of its channels. A slanted"
                + " box halves the map, and a bar below it is squeeze-and-excitation.";
        return new Figure(
                "Stages",
                text,
                stages.drawing(),
                new Table(
                        List.of(
                                Table.Column.words("part"),
                                Table.Column.words("what"),
                                Table.Column.numbers("blocks"),
                                Table.Column.numbers("channels"),
                                Table.Column.numbers("map")),
                        rows));
    }
}
