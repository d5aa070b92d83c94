package io.nas4j.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.ScoreRequest;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScoresJsonTest {

    @Provide
    Arbitrary<ScoreRequest> scoreRequests() {
        return Combinators.combine(Requests.any(), Arbitraries.strings().list())
                .as((request, names) -> new ScoreRequest(
                        request.architecture(),
                        request.task(),
                        request.fingerprint(),
                        request.seed(),
                        names,
                        request.limits()));
    }

    @Provide
    Arbitrary<EvaluationRequest> requests() {
        return Requests.any();
    }

    @Property
    void readsTheRequestThatItWrote(@ForAll("scoreRequests") ScoreRequest request) {
        String text = ScoresJson.write(request);
        assertThat(text).doesNotContain("\n", "\r");
        assertThat(ScoresJson.isRequest(text)).isTrue();
        assertThat(ScoresJson.read(text)).isEqualTo(request);
    }

    @Property(tries = 50)
    void tellsARequestToTrain(@ForAll("requests") EvaluationRequest request) {
        String text = RequestJson.write(request);
        assertThat(ScoresJson.isRequest(text)).isFalse();
        assertThatThrownBy(() -> ScoresJson.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 50)
    void anotherRequestIsNoneToTrain(@ForAll("scoreRequests") ScoreRequest request) {
        assertThatThrownBy(() -> RequestJson.read(ScoresJson.write(request.withScores(List.of("a")))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
