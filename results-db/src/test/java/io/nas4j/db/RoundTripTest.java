package io.nas4j.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialResult;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is stored comes back equal. */
class RoundTripTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static H2StudyStore store;

    @BeforeContainer
    static void open() {
        store = H2StudyStore.open("jdbc:h2:mem:round-trip", OpenMode.WRITE);
        store.create(Fixtures.config("trials"), Fixtures.PROVENANCE);
    }

    @AfterContainer
    static void close() {
        store.close();
    }

    @Provide
    Arbitrary<StudyConfig> configs() {
        return StudyConfigs.any();
    }

    @Property(tries = 200)
    void ofAStudy(@ForAll("configs") StudyConfig config, @ForAll String cpu) {
        StudyConfig unique = config.withName("n" + COUNT.incrementAndGet());
        String whole = new String(cpu.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Provenance provenance =
                new Provenance("0.1", Optional.empty(), "dl4j", "17", "Linux", whole, Optional.empty(), "2026");
        store.create(unique, provenance);
        assertThat(store.config(unique.name())).contains(unique);
        assertThat(store.provenance(unique.name())).isEqualTo(provenance);
    }

    @Property(tries = 200)
    void ofATrial(
            @ForAll("specs") TrialSpec drawn,
            @ForAll("outcomes") Outcome outcome,
            @ForAll("rewards") OptionalDouble reward) {
        TrialSpec spec = new TrialSpec(
                drawn.phase(), COUNT.incrementAndGet(), drawn.decisions(), drawn.architecture(), drawn.coefficients());
        store.start("trials", spec);
        store.finish("trials", spec.phase(), spec.number(), outcome, reward, 1.5);
        Trial trial = store.trial("trials", spec.phase(), spec.number()).orElseThrow();
        assertThat(trial.spec()).isEqualTo(spec);
        assertThat(trial.reward()).isEqualTo(reward);
        assertThat(trial.result()).isEqualTo(TrialResult.of(outcome, reward, 1.5));
    }

    @Provide
    Arbitrary<TrialSpec> specs() {
        Arbitrary<Double> base = Arbitraries.doubles().between(1, 10).ofScale(15);
        Arbitrary<Optional<ScalingCoefficients>> coefficients = Combinators.combine(base, base, base)
                .as(ScalingCoefficients::new)
                .optional();
        Arbitrary<List<String>> decisions =
                Arbitraries.strings().ascii().ofMaxLength(30).list().ofMaxSize(5);
        return Combinators.combine(Arbitraries.of(Phase.values()), decisions, architectures(), coefficients)
                .as((phase, choices, network, bases) -> new TrialSpec(phase, 0, choices, network, bases));
    }

    @Provide
    Arbitrary<Outcome> outcomes() {
        Arbitrary<Double> fraction =
                Arbitraries.doubles().between(0, 1).ofScale(15).map(v -> v == 0 ? 0 : v);
        Arbitrary<OptionalDouble> test =
                fraction.optional().map(v -> v.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
        Arbitrary<Outcome> complete = Combinators.combine(fraction, test).as(Outcome.Complete::new);
        Arbitrary<Outcome> pruned = fraction.map(Outcome.Pruned::new);
        Arbitrary<Outcome> failed = Combinators.combine(
                        Arbitraries.of(FailureCause.values()),
                        Arbitraries.strings().ascii().ofMaxLength(80))
                .as(Outcome.Failed::new);
        return Arbitraries.oneOf(complete, pruned, failed);
    }

    @Provide
    Arbitrary<OptionalDouble> rewards() {
        return Arbitraries.doubles()
                .map(v -> v == 0 ? 0 : v)
                .optional()
                .map(v -> v.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }

    private static Arbitrary<Architecture> architectures() {
        return Combinators.combine(
                        Arbitraries.integers().between(8, 224),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 64),
                        Arbitraries.doubles().between(0.001, 1).ofScale(15),
                        Arbitraries.of("", "_noskip"),
                        Arbitraries.of("", " act:relu bn:0.9_1.0E-5 dropout:0.2", " act:relu6 dropconnect:0.25"))
                .as((side, layers, filters, se, skip, tail) -> ArchitectureText.parse("in:" + side
                        + "x3 stem:k3_s2_c8 mb:e3_k5_s2_c" + filters + "_se" + se + "_r" + layers + skip
                        + " head:c32 classes:10" + tail));
    }
}
