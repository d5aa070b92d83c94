package io.nas4j.report.card.product;

import io.nas4j.core.store.StudyRun;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.field.StudyFields;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.List;

/** Where the study was made, with which settings, and the commands that reproduce its parts. */
public final class ProvenanceCard implements Card {

    @Override
    public String name() {
        return "provenance";
    }

    @Override
    public String title() {
        return "Provenance, and how to reproduce it";
    }

    @Override
    public Content content(StudyRecords study) {
        return Content.of(
                new Part.Commands(commands(study)),
                new Part.Tabled("Runs", runs(study.runs())),
                new Part.Tabled("Settings, by the option that sets each", settings(study.config())));
    }

    private static List<Part.Command> commands(StudyRecords study) {
        String name = study.name();
        List<Part.Command> commands = new ArrayList<>();
        commands.add(new Part.Command("Lists the trials that this page is made from", "nas4j trials " + name));
        commands.add(new Part.Command("Makes this page anew", "nas4j report " + name));
        study.best().ifPresent(best -> {
            commands.add(new Part.Command(
                    "Trains the best trial again and compares", "nas4j reproduce " + name + " " + best.number()));
            commands.add(new Part.Command(
                    "Shows layers and costs of its network", "nas4j profile " + name + "#" + best.number()));
        });
        if (!study.config().plan().space().isNetwork()) {
            commands.add(new Part.Command(
                    "Goes on with the search",
                    "nas4j resume " + name + " --trials "
                            + 2L * study.config().execution().trials()));
        }
        return commands;
    }

    private static Table runs(List<StudyRun> runs) {
        return new Table(
                List.of(
                        Table.Column.numbers("run"),
                        Table.Column.words("created"),
                        Table.Column.numbers("from trial"),
                        Table.Column.numbers("workers"),
                        Table.Column.words("nas4j"),
                        Table.Column.words("engine"),
                        Table.Column.words("Java"),
                        Table.Column.words("system"),
                        Table.Column.words("processor")),
                runs.stream().map(ProvenanceCard::row).toList());
    }

    private static Table.Row row(StudyRun run) {
        Provenance made = run.provenance();
        return Table.Row.of(
                String.valueOf(run.number()),
                made.created(),
                String.valueOf(run.fromTrial()),
                String.valueOf(run.workers()),
                made.nas4jVersion()
                        + made.commit().map(commit -> " (" + commit + ")").orElse(""),
                made.engineVersion(),
                made.java(),
                made.os(),
                made.cpu());
    }

    private static Table settings(StudyConfig config) {
        List<Table.Row> rows = new ArrayList<>();
        StudyFields.ALL.forEach(field ->
                field.shownOf(config).ifPresent(value -> rows.add(Table.Row.of(field.name(), value))));
        return new Table(List.of(Table.Column.words("setting"), Table.Column.words("value")), rows);
    }
}
