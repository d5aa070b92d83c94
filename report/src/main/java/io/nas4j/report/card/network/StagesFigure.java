package io.nas4j.report.card.network;

import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Stages;
import io.nas4j.report.figure.Table;
import io.nas4j.space.architecture.Architecture;
import java.util.List;
import java.util.Set;

/** A network drawn stage by stage, with its words and numbers. */
final class StagesFigure {

    private StagesFigure() {}

    /**
     * The figure.
     *
     * @param marked names of parts that are shaded
     */
    static Figure of(String title, Architecture network, Set<String> marked) {
        Stages stages = new Stages(network, marked);
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
                + " box halves the map, and a bar below it is squeeze-and-excitation."
                + (marked.isEmpty() ? "" : " Shaded parts differ from the other network.");
        return new Figure(
                title,
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
