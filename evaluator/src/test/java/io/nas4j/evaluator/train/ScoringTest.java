package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.cost.CostModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a worker does with a request to score. */
class ScoringTest {

    private static final Architecture NETWORK =
            ArchitectureText.parse("in:16x3 stem:k3_s1_c16 mb:e3_k3_s2_c24_r2 mb:e3_k5_s2_c32 head:c32 classes:10");

    private final LocalEvaluator evaluator =
            new LocalEvaluator(new Engines(), new TrainingDataCache(Optional.empty(), 1 << 24));

    private SortedMap<String, Score> scores(TrainingTask task, long seed, String... names) {
        return evaluator.score(
                new ScoreRequest(NETWORK, task, Optional.empty(), seed, List.of(names), TrialLimits.NONE), epoch -> {});
    }

    private static TrainingTask task(String dataset) {
        return Requests.task(dataset, 320, 100, 1);
    }

    private static Map<String, OptionalDouble> values(SortedMap<String, Score> scores) {
        Map<String, OptionalDouble> values = new TreeMap<>();
        scores.forEach((name, score) -> values.put(name, score.value()));
        return values;
    }

    @Test
    void givesWhatIsAskedForAndTheSameWhateverElseIsAsked() {
        SortedMap<String, Score> all =
                scores(task("shapes"), 3, ZeroCost.texts().toArray(String[]::new));
        assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(ZeroCost.texts());
        assertThat(all.values()).allMatch(score -> score.value().isPresent() && score.seconds() > 0);
        SortedMap<String, Score> two = scores(task("shapes"), 3, "naswot", "az-trainability");
        assertThat(two.keySet()).containsExactly("az-trainability", "naswot");
        assertThat(values(all)).containsAllEntriesOf(values(two));
        assertThat(values(scores(task("shapes"), 4, "naswot")))
                .isNotEqualTo(values(scores(task("shapes"), 3, "naswot")));
    }

    /** At the proxy's width and resolution. */
    @Test
    void scoresTheNetworkAsItWouldBeTrained() {
        Reduction reduction = new Reduction(0.5, 8);
        SortedMap<String, Score> scores = scores(task("shapes").with(reduction), 3, "macs", "swap");
        assertThat(scores.get("macs").value())
                .isEqualTo(
                        OptionalDouble.of(CostModel.cost(reduction.of(NETWORK)).macs()));
        assertThat(scores.get("swap").value().orElseThrow())
                .isLessThan(
                        scores(task("shapes"), 3, "swap").get("swap").value().orElseThrow());
    }

    @Test
    void opensNoImagesThatNoScoreLooksAt() {
        TrainingTask gone = task("images:/nowhere");
        assertThat(scores(gone, 3, "macs", "synflow", "az-expressivity").values())
                .allMatch(score -> score.value().isPresent());
        assertThatThrownBy(() -> scores(gone, 3, "naswot"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/nowhere");
    }

    @Test
    void refusesAScoreThatThereIsNot() {
        assertThatThrownBy(() -> scores(task("shapes"), 3, "naswot", "luck"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("a score must be of synflow, ")
                .hasMessageContaining("but was 'luck'");
    }
}
