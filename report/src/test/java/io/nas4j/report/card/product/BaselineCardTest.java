package io.nas4j.report.card.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialResult;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.MadeUpStudy;
import io.nas4j.report.card.Part;
import io.nas4j.report.record.Lazy;
import io.nas4j.report.record.PhaseRecords;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BaselineCardTest {

    private static final StudyRecords STUDY = MadeUpStudy.of("s", SearchSpaces.MICRO, 40, "plain");

    /** The first complete networks, trained longer so that their order stays, or is reversed. */
    private static String texts(int networks, int sign) {
        List<Trial> longer = new ArrayList<>();
        for (Trial trial : STUDY.shown()) {
            if (trial.state() == TrialState.COMPLETE && longer.size() < networks) {
                double accuracy = 0.5 + sign * 0.4 * (trial.accuracy().orElseThrow() - 0.5);
                longer.add(Trial.started(
                                new TrialSpec(
                                        Phase.BASELINE,
                                        longer.size(),
                                        List.of(),
                                        trial.spec().architecture(),
                                        Optional.empty()),
                                TrialRun.UNKNOWN)
                        .withResult(TrialResult.of(
                                new Outcome.Complete(accuracy, OptionalDouble.empty()), OptionalDouble.empty(), 1)));
            }
        }
        Map<Phase, Lazy<PhaseRecords>> phases = new EnumMap<>(STUDY.later());
        phases.put(Phase.BASELINE, new Lazy<>(() -> new PhaseRecords(longer, Map.of())));
        StudyRecords study = new StudyRecords(
                STUDY.summary(),
                STUDY.runs(),
                STUDY.search(),
                STUDY.trials(),
                phases,
                STUDY.strategy(),
                STUDY.family(),
                STUDY.artifacts(),
                STUDY.analyses());
        StringBuilder texts = new StringBuilder();
        for (Part part : new BaselineCard().content(study).parts()) {
            texts.append(part instanceof Part.Text text ? text.text() : "")
                    .append(part instanceof Part.Drawn drawn ? drawn.figure().text() : "");
        }
        return texts.toString();
    }

    @Test
    void tellsHowLongerTrainingOrdersTheSearchsNetworks() {
        assertThat(texts(8, 1))
                .contains("8 networks of the search", "tau of the two orders is 1.00, with a 95 % interval");
        assertThat(texts(8, -1)).contains("tau of the two orders is -1.00");
    }

    @Test
    void saysThatTwoNetworksTellNothing() {
        assertThat(texts(2, 1)).contains("takes 3 networks that both trained, and there are 2.");
    }
}
