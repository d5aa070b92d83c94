package io.nas4j.report.card.product;

import io.nas4j.core.store.Artifact;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.StudyRecords;
import java.util.List;

/** Files that the study produced, and what was checked of each. */
public final class ExportsCard implements Card {

    @Override
    public String name() {
        return "exports";
    }

    @Override
    public String title() {
        return "Exports";
    }

    @Override
    public Content content(StudyRecords study) {
        if (study.artifacts().isEmpty()) {
            return Content.empty("No file was produced yet: 'nas4j export " + study.name()
                    + " --to onnx -o FILE' writes the trained baseline and checks it.");
        }
        Part card = new Part.Commands(List.of(new Part.Command(
                "The model card: what it is, its accuracy, how it was found",
                "nas4j card " + study.name() + " -o " + study.name() + "-card")));
        return Content.of(
                card,
                new Part.Tabled(
                        "Files",
                        new Table(
                                List.of(
                                        Table.Column.words("kind"),
                                        Table.Column.numbers("bytes"),
                                        Table.Column.words("what was checked"),
                                        Table.Column.words("path"),
                                        Table.Column.words("SHA-256")),
                                study.artifacts().stream().map(ExportsCard::row).toList())));
    }

    private static Table.Row row(Artifact artifact) {
        return Table.Row.of(
                artifact.kind(),
                artifact.bytes().isPresent() ? Amounts.count(artifact.bytes().getAsLong()) : Amounts.NONE,
                artifact.detail(),
                artifact.path(),
                artifact.sha256());
    }
}
