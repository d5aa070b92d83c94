package io.nas4j.api.stage.report;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.report.page.Report;
import io.nas4j.report.record.StudyRecords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the page of some studies. Stores nothing, and loads no native library. */
public final class ReportStage {

    private ReportStage() {}

    /**
     * A page that was written.
     *
     * @param bytes its size
     * @param cards how many have something to show
     * @param empty how many say why they have nothing
     */
    public record Written(Path file, int bytes, long cards, long empty) {}

    /**
     * Reads the studies, makes the page, and writes it whole or not at all.
     *
     * @throws io.nas4j.space.InvalidInputException where a file cannot be made there
     */
    public static Written run(StudyStore store, List<StudyConfig> studies, ReportFormat format, Path file) {
        AtomicFile.requireWritable(file);
        List<StudyRecords> records = new ArrayList<>();
        studies.forEach(config -> records.add(records(store, config)));
        return write(Report.of(records), format, file);
    }

    /**
     * The same of one study, as HTML, for the folder of its model's card: the page links to the card.
     *
     * @param card the card's name in that folder
     */
    public static Written besideCard(StudyStore store, StudyConfig study, Path file, String card) {
        return write(Report.of(List.of(records(store, study))).withModelCard(card), ReportFormat.HTML, file);
    }

    private static Written write(Report report, ReportFormat format, Path file) {
        byte[] bytes = format.text(report).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(bytes));
        return new Written(file, bytes.length, report.cards() - report.emptyCards(), report.emptyCards());
    }

    private static StudyRecords records(StudyStore store, StudyConfig config) {
        StudySummary summary = store.summary(config.name());
        GrowingStudy study = new GrowingStudy(store, summary, Runnable::run);
        boolean more = true;
        while (more) {
            more = study.read();
        }
        return study.now(study.counted(summary));
    }
}
