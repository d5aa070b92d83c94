package io.nas4j.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrialFieldTest {

    private static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05.678Z");

    /** It has every value that a trial can have, each another one. */
    private static final Trial FULL = new Trial(
            new TrialSpec(
                    Phase.GRID,
                    7,
                    List.of("a=b", "c=d"),
                    ArchitectureText.parse("in:32x3 stem:k3_s1_c16 mb:e3_k3_s2_c8_se0.25_r2 head:c64 classes:10"),
                    Optional.of(new ScalingCoefficients(1.2, 1.1, 1.15))),
            new NetworkFacts("00ff", 11, 12),
            new TrialResult(
                    TrialState.FAILED,
                    Optional.of(FailureCause.TIMEOUT),
                    OptionalDouble.of(0.5),
                    OptionalDouble.of(0.25),
                    OptionalDouble.of(-0.75),
                    OptionalDouble.of(12.5),
                    Optional.of("too slow"),
                    List.of(
                            new MeasuredLatency(1, new Timing(2_500_000, 9)),
                            new MeasuredLatency(8, new Timing(12_000_000, 10))),
                    OtherObjectives.parse("energy_j=0.5,latency_ms=3.25")),
            OptionalInt.of(3),
            new TrialRun(
                    OptionalLong.of(Long.MIN_VALUE),
                    OptionalInt.of(1),
                    Optional.of(BEGUN),
                    Optional.of(BEGUN.plusSeconds(9))),
            List.of());

    static List<Trial> trials() {
        TrialSpec ofSearch =
                new TrialSpec(Phase.SEARCH, 0, List.of(), FULL.spec().architecture(), Optional.empty());
        return List.of(FULL, Trial.started(ofSearch, TrialRun.UNKNOWN), Trial.linked(ofSearch, FULL, BEGUN));
    }

    @ParameterizedTest
    @MethodSource("trials")
    void aTrialIsPutTogetherFromItsStoredFields(Trial trial) {
        Map<TrialField, Object> values = new EnumMap<>(TrialField.class);
        TrialField.stored().forEach(field -> field.stored(trial).ifPresent(value -> values.put(field, value)));
        assertThat(Trial.read(trial.spec().phase(), new Values(values))).isEqualTo(trial);
    }

    @ParameterizedTest
    @EnumSource
    void aFullTrialHasEachFieldThatIsStored(TrialField field) {
        assertThat(field.stored(FULL).isPresent()).isEqualTo(field.column().isPresent());
    }

    @Test
    void whatComesWithTheEndIsInTheResult() {
        List<TrialField> ofResult =
                TrialField.stored().stream().filter(TrialField::ofResult).toList();
        assertThat(ofResult).contains(TrialField.STATE, TrialField.MESSAGE).doesNotContain(TrialField.SEED);
        assertThat(ofResult)
                .allSatisfy(field -> assertThat(field.stored(FULL.result())).isEqualTo(field.stored(FULL)));
    }

    @Test
    void timesAreStoredInNanosecondsAndShownInMilliseconds() {
        assertThat(TrialField.LATENCY_MS.column()).contains("latency_ns");
        assertThat(TrialField.LATENCY_MS.stored(FULL)).contains(2_500_000L);
        assertThat(TrialField.LATENCY_MS.shown(FULL)).contains(2.5);
        assertThat(TrialField.LATENCY_MS.compared(FULL).map(Object.class::cast)).contains(2.5);
        assertThat(TrialField.STARTED.shown(FULL)).contains("2026-01-02T03:04:05.678Z");
    }

    @Test
    void coefficientsAreListedWhereATrialHasThem() {
        Trial none = trials().get(1);
        assertThat(TrialField.ALPHA.isListed(FULL)).isTrue();
        assertThat(TrialField.ALPHA.isListed(none)).isFalse();
        assertThat(TrialField.ACCURACY.isListed(none)).isTrue();
        assertThat(TrialField.STARTED.isListed(FULL)).isFalse();
    }

    private record Values(Map<TrialField, Object> values) implements TrialValues {

        private <T> Optional<T> get(TrialField field, Class<T> type, FieldKind... kinds) {
            assertThat(field.kind()).isIn((Object[]) kinds);
            return Optional.ofNullable(values.get(field)).map(type::cast);
        }

        @Override
        public OptionalInt ordinal(TrialField field) {
            return get(field, Integer.class, FieldKind.ORDINAL)
                    .map(OptionalInt::of)
                    .orElseGet(OptionalInt::empty);
        }

        @Override
        public OptionalLong whole(TrialField field) {
            return get(field, Long.class, FieldKind.WHOLE, FieldKind.SEED, FieldKind.MILLISECONDS)
                    .map(OptionalLong::of)
                    .orElseGet(OptionalLong::empty);
        }

        @Override
        public OptionalDouble decimal(TrialField field) {
            return get(field, Double.class, FieldKind.DECIMAL)
                    .map(OptionalDouble::of)
                    .orElseGet(OptionalDouble::empty);
        }

        @Override
        public Optional<String> word(TrialField field) {
            return get(field, String.class, FieldKind.WORD);
        }

        @Override
        public List<String> words(TrialField field) {
            return get(field, List.class, FieldKind.WORDS).stream()
                    .flatMap(list -> ((List<?>) list).stream())
                    .map(String::valueOf)
                    .toList();
        }

        @Override
        public Optional<Instant> time(TrialField field) {
            return get(field, Instant.class, FieldKind.TIME);
        }
    }
}
