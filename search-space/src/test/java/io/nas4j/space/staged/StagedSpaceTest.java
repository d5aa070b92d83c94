package io.nas4j.space.staged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.Extremes;
import io.nas4j.space.search.Membership;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is counted, drawn and found is compared with trying all sequences of random small spaces. */
class StagedSpaceTest {

    @Provide
    Arbitrary<StagedSpace> spaces() {
        return Spaces.small();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void countsWhatItEnumerates(@ForAll("spaces") StagedSpace space) {
        List<Choices> all = space.sequences().toList();
        assertThat(space.cardinality()).isEqualTo(BigInteger.valueOf(all.size()));
        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        for (Choices choices : all) {
            for (int d = 0; d < choices.size(); d++) {
                assertThat(space.open(choices.first(d))).contains(choices.get(d));
            }
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void countsDifferentNetworksAsFingerprintsDo(@ForAll("spaces") StagedSpace space) {
        Set<String> networks = new HashSet<>();
        space.sequences().forEach(choices -> networks.add(Fingerprint.canonical(space.build(choices))));
        assertThat(space.distinct()).contains(BigInteger.valueOf(networks.size()));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void tellsNetworksApartAsFingerprintsDo(@ForAll("spaces") StagedSpace space) {
        Map<String, String> fingerprints = new HashMap<>();
        space.sequences().forEach(choices -> {
            String fingerprint = Fingerprint.canonical(space.build(choices));
            assertThat(fingerprints.merge(space.identity(choices), fingerprint, (known, same) -> known))
                    .isEqualTo(fingerprint);
        });
        assertThat(fingerprints.values()).doesNotHaveDuplicates();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void walksThroughWhatIsOpen(@ForAll("spaces") StagedSpace space, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Integer>> asked = new ArrayList<>();
        Choices walked = space.walk((decision, open) -> {
            assertThat(decision).isEqualTo(asked.size());
            asked.add(open);
            return open.get(random.nextInt(open.size()));
        });
        for (int d = 0; d < walked.size(); d++) {
            assertThat(asked.get(d)).isEqualTo(space.open(walked.first(d)));
        }
        assertThatThrownBy(() -> space.walk((decision, open) -> 1_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void boundsCostsExactly(@ForAll("spaces") StagedSpace space) {
        for (Metric metric : List.of(Metric.MACS, Metric.PARAMS)) {
            LongSummaryStatistics all =
                    space.sequences().map(space::build).mapToLong(metric::of).summaryStatistics();
            Extremes extremes = space.extremes(metric).orElseThrow();
            assertThat(metric.of(space.build(extremes.least()))).isEqualTo(all.getMin());
            assertThat(metric.of(space.build(extremes.most()))).isEqualTo(all.getMax());
            assertThat(space.parse(space.describe(extremes.least()))).isEqualTo(extremes.least());
            assertThat(space.parse(space.describe(extremes.most()))).isEqualTo(extremes.most());
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void drawsReadBackAndAreMembers(@ForAll("spaces") StagedSpace space, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Choices choices : List.of(space.sample(random), space.uniform(random))) {
            assertThat(space.parse(space.describe(choices))).isEqualTo(choices);
            Architecture architecture = space.build(choices);
            assertSameNetwork(space, architecture, architecture);
            assertSameNetwork(space, recut(architecture, random), architecture);
        }
    }

    private static void assertSameNetwork(StagedSpace space, Architecture asked, Architecture expected) {
        assertThat(space.find(asked)).isInstanceOfSatisfying(Membership.Member.class, member -> {
            assertThat(space.parse(space.describe(member.choices()))).isEqualTo(member.choices());
            assertThat(Fingerprint.canonical(space.build(member.choices()))).isEqualTo(Fingerprint.canonical(expected));
        });
    }

    /** Each stage cut anywhere, identities added, and skips that change nothing changed. */
    private static Architecture recut(Architecture architecture, SplittableRandom random) {
        List<Stage> stages = new ArrayList<>();
        int in = architecture.stem().filters();
        for (Stage stage : architecture.stages()) {
            List<Block> part = new ArrayList<>();
            for (Block block : stage.blocks()) {
                boolean without =
                        block.skipInForce(in) == SkipOp.NONE && block.operator().squeezes();
                part.add(
                        without
                                ? new Block(
                                        block.operator(),
                                        block.expansion(),
                                        block.kernel(),
                                        block.stride(),
                                        block.filters(),
                                        block.squeezeExcitation(),
                                        SkipOp.NONE,
                                        block.activation())
                                : block);
                in = block.filters();
                if (random.nextBoolean()) {
                    part.add(ArchitectureText.parse(
                                    "in:1x1 stem:k1_s1_c1 id:s1_c" + in + " head:none classes:1 act:relu")
                            .stages()
                            .get(0)
                            .block());
                }
                if (random.nextBoolean()) {
                    stages.add(new Stage(part));
                    part.clear();
                }
            }
            if (!part.isEmpty()) {
                stages.add(new Stage(part));
            }
        }
        return architecture.withStages(stages);
    }

    /** The refusal of a network is right: no sequence builds it. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void refusesWhatItCannotBuild(@ForAll("spaces") StagedSpace space, @ForAll("spaces") StagedSpace other) {
        Architecture architecture = other.build(other.sample(new SplittableRandom(1)));
        String wanted = Fingerprint.canonical(architecture);
        boolean has = space.sequences()
                .anyMatch(c -> Fingerprint.canonical(space.build(c)).equals(wanted));
        Membership membership = space.find(architecture);
        assertThat(membership instanceof Membership.Member).as("%s", membership).isEqualTo(has);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void mutationAndCrossoverStayInside(@ForAll("spaces") StagedSpace space, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Choices mother = space.uniform(random);
        Choices father = space.uniform(random);
        Choices mutant = space.mutate(mother, random);
        assertThat(space.parse(space.describe(mutant))).isEqualTo(mutant).isNotEqualTo(mother);
        Choices child = space.crossover(mother, father, random);
        assertThat(space.parse(space.describe(child))).isEqualTo(child);
        assertThat(space.crossover(mother, mother, random)).isEqualTo(mother);
    }

    /** One decision moves; only what depends on it may move too. */
    @Example
    void mutationChangesOneDecision() {
        SearchSpace space =
                SearchSpaces.definition(SearchSpaces.NAS_BENCH_MACRO).space();
        SplittableRandom random = new SplittableRandom(1);
        Choices parent = space.uniform(random);
        Set<Choices> neighbours = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            Choices mutant = space.mutate(parent, random);
            long moved = IntStream.range(0, 8)
                    .filter(d -> mutant.get(d) != parent.get(d))
                    .count();
            assertThat(moved).isEqualTo(1);
            neighbours.add(mutant);
        }
        assertThat(neighbours).hasSize(16);
    }

    /** Chi-squared over all sequences of a space whose decisions depend on each other, seed fixed. */
    @Example
    void uniformDrawsMakeEverySequenceEquallyLikely() {
        BlockChoices blocks = new BlockChoices(
                List.of(OperatorChoice.parse("id"), OperatorChoice.parse("conv"), OperatorChoice.parse("mb:e3")),
                List.of(3, 5),
                List.of(0.0, 0.25),
                List.of(SkipOp.values()));
        StagedSpace space = new SpaceDefinition(
                        "s",
                        SearchSpaces.definition(SearchSpaces.MICRO).frame(),
                        Resolutions.ANY,
                        List.of(new StageChoices(2, true, List.of(1, 2), List.of(8, 12), blocks)),
                        List.of())
                .space();
        Map<Choices, Integer> counts = new HashMap<>();
        space.sequences().forEach(choices -> counts.put(choices, 0));
        int each = 100;
        int draws = each * counts.size();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < draws; i++) {
            counts.merge(space.uniform(random), 1, Integer::sum);
        }
        assertThat(space.cardinality()).isEqualTo(BigInteger.valueOf(counts.size()));
        double chiSquared = counts.values().stream()
                .mapToDouble(n -> (n - each) * (double) (n - each) / each)
                .sum();
        int freedom = counts.size() - 1;
        // mean f, deviation sqrt(2 f); 4 deviations above once in 30,000 times
        assertThat(chiSquared).isLessThan(freedom + 4 * Math.sqrt(2.0 * freedom));
    }

    @Example
    void saysWhichTextIsNoChoice() {
        SearchSpace space = SearchSpaces.definition(SearchSpaces.MICRO).space();
        List<String> wrong = new ArrayList<>(space.describe(space.sample(new SplittableRandom(7))));
        wrong.set(2, "block1.kernel=4");
        assertThatThrownBy(() -> space.parse(wrong))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("'block1.kernel=4' is not a choice of block1.kernel in space mnasnet-micro; allowed: 3, 5");
    }

    @Example
    void asksOnlyWhatChangesTheNetwork() {
        SearchSpace space = SearchSpaces.definition(SearchSpaces.MNASNET).space();
        List<String> names = space.decisions().stream().map(Decision::name).toList();
        int se = names.indexOf("block2.se");
        int skip = names.indexOf("block1.skip");
        for (Choices choices : space.sequences().limit(5_000).toList()) {
            boolean conv = choices.get(names.indexOf("block2.operator")) == 0;
            assertThat(space.open(choices.first(se))).hasSize(conv ? 1 : 2);
            // 32 channels before, 12 to 20 behind
            assertThat(space.open(choices.first(skip))).hasSize(1);
        }
    }
}
