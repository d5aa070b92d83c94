package io.nas4j.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.trial.TrialOutline;
import io.nas4j.report.MadeUpStudy;
import io.nas4j.space.staged.SearchSpaces;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void areAllWhereTheyAreFew() {
        Shown shown =
                MadeUpStudy.of("few", SearchSpaces.MICRO, 30, "plain").search().shown();
        assertThat(shown.trials()).hasSize(30);
        assertThat(shown.note()).isEmpty();
    }

    @Test
    void areTheBestAndOthersEvenlyWhereTheyAreMany() {
        StudyRecords study = MadeUpStudy.of("many", SearchSpaces.MICRO, 3000, "plain");
        Shown shown = study.search().shown();
        assertThat(shown.trials())
                .hasSizeBetween(350, Shown.MOST)
                .containsAll(study.search().best())
                .isSortedAccordingTo(Comparator.comparingInt(TrialOutline::number));
        assertThat(shown.trials()).anyMatch(trial -> trial.cause().isPresent());
        assertThat(shown.note()).contains("of 3,000 trials");
    }
}
