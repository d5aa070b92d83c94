package io.nas4j.report.card.search;

import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.record.Shown;
import io.nas4j.report.record.StudyRecords;

/** The table of trials. */
public final class TrialsCard implements Card {

    @Override
    public String name() {
        return "trials";
    }

    @Override
    public String title() {
        return "Trials";
    }

    @Override
    public Content content(StudyRecords study) {
        if (study.search().totals().count() == 0) {
            return Content.empty("The study has no search trial yet.");
        }
        Shown shown = study.search().shown();
        Part table = new Part.Trials(study.shown());
        return shown.note().isEmpty()
                ? Content.of(table)
                : Content.of(
                        new Part.Text(shown.note().strip() + " 'nas4j trials " + study.name() + "' lists all."), table);
    }
}
