package io.nas4j.space.staged;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.TimedOperator;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Chooser;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.Draws;
import io.nas4j.space.search.Extremes;
import io.nas4j.space.search.Membership;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.DecisionSlots.Kind;
import io.nas4j.space.staged.DecisionSlots.Slot;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The space of a {@link SpaceDefinition}. It asks for no decision without effect: not for the kernel of an identity, the SE
 * ratio of a plain convolution, a skip op where shapes differ, or any setting of a layer that is not there.
 */
public final class StagedSpace implements SearchSpace {

    private static final List<Integer> ONLY = List.of(0);

    private final SpaceDefinition definition;
    private final Optional<LatencyTable> latencies;
    private final DecisionSlots slots;
    private final List<Decision> decisions;
    private final Counts counts;
    private final Finder finder;
    private final BlockAlphabet letters;
    private final List<List<Integer>> all;

    StagedSpace(SpaceDefinition definition) {
        this(definition, Optional.empty());
    }

    private StagedSpace(SpaceDefinition definition, Optional<LatencyTable> latencies) {
        this.definition = definition;
        this.latencies = latencies;
        this.slots = new DecisionSlots(definition.stages());
        this.decisions = slots.decisions();
        this.counts = new Counts(definition.frame().stem().filters(), definition.stages());
        this.finder = new Finder(definition);
        this.letters = new BlockAlphabet(definition);
        this.all = decisions.stream()
                .map(decision ->
                        IntStream.range(0, decision.choices().size()).boxed().toList())
                .toList();
    }

    /** The definition of the space, with the input and classes of its networks. */
    public SpaceDefinition definition() {
        return definition;
    }

    /**
     * The same space with the latencies that a table knows, where there is one.
     *
     * @throws InvalidInputException where it lacks an operator of the space
     */
    public StagedSpace with(Optional<LatencyTable> table) {
        table.ifPresent(times -> times.requireAll(operators()));
        return new StagedSpace(definition, table);
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public List<Constraint> constraints() {
        return definition.constraints();
    }

    @Override
    public List<Integer> open(Choices before) {
        return open(before.size(), before::get);
    }

    @Override
    public Choices walk(Chooser chooser) {
        Integer[] chosen = new Integer[decisions.size()];
        IntUnaryOperator before = d -> chosen[d];
        for (int d = 0; d < chosen.length; d++) {
            List<Integer> open = open(d, before);
            chosen[d] = chooser.choose(d, open);
            if (!has(open, chosen[d])) {
                throw new IllegalArgumentException(
                        "choice " + chosen[d] + " of " + decisions.get(d).name() + " is not open, only " + open);
            }
        }
        return new Choices(List.of(chosen));
    }

    /** Whether a choice is open. Most often all are, and each has its own index. */
    private static boolean has(List<Integer> open, int choice) {
        return (choice >= 0 && choice < open.size() && open.get(choice) == choice) || open.contains(choice);
    }

    /** The open choices of a decision, given those before it. */
    private List<Integer> open(int decision, IntUnaryOperator before) {
        Slot slot = slots.slot(decision);
        StageChoices stage = definition.stages().get(slot.stage());
        if (slot.kind() == Kind.LAYERS || slot.kind() == Kind.FILTERS) {
            return all.get(decision);
        }
        int layers = stage.layers().get(slots.at(slot.stage(), 0, Kind.LAYERS, before));
        if (slot.layer() >= layers) {
            return ONLY;
        }
        if (slot.kind() == Kind.OPERATOR) {
            return all.get(decision);
        }
        int operator = slots.at(slot.stage(), slot.layer(), Kind.OPERATOR, before);
        BlockChoices blocks = stage.blocks();
        return switch (slot.kind()) {
            case KERNEL -> blocks.operators().get(operator).asksKernel() ? all.get(decision) : ONLY;
            case SE -> blocks.operators().get(operator).asksSeRatio() ? all.get(decision) : ONLY;
            default -> {
                int filters = stage.filters().get(slots.at(slot.stage(), 0, Kind.FILTERS, before));
                BlockChoices.SkipRoom room = slot.layer() > 0
                        ? BlockChoices.SkipRoom.ALL
                        : stage.firstRoom(in(slot.stage(), before), layers, filters);
                yield blocks.openSkips(operator, room);
            }
        };
    }

    private int in(int stage, IntUnaryOperator choices) {
        return stage == 0
                ? definition.frame().stem().filters()
                : definition.stages().get(stage - 1).filters().get(slots.at(stage - 1, 0, Kind.FILTERS, choices));
    }

    @Override
    public String identity(Choices choices) {
        return letters.word(s -> slots.pick(s, choices::get));
    }

    @Override
    public Architecture build(Choices choices) {
        if (choices.size() != decisions.size()) {
            throw new InvalidInputException("space " + name() + " has " + decisions.size() + " decisions, but "
                    + choices.size() + " were chosen");
        }
        for (int d = 0; d < decisions.size(); d++) {
            int count = decisions.get(d).choices().size();
            if (choices.get(d) < 0 || choices.get(d) >= count) {
                throw new InvalidInputException(
                        "choice " + choices.get(d) + " of " + decisions.get(d).name() + " is not one of its " + count);
            }
        }
        List<Stage> stages = new ArrayList<>(definition.stages().size());
        for (int s = 0; s < definition.stages().size(); s++) {
            stages.add(definition
                    .stages()
                    .get(s)
                    .stage(slots.pick(s, choices::get), definition.frame().activation()));
        }
        return definition.frame().withStages(stages);
    }

    @Override
    public long cost(Metric metric, Architecture architecture) {
        return metric == Metric.LATENCY && latencies.isPresent()
                ? latencies.get().nanos(architecture)
                : metric.of(architecture);
    }

    @Override
    public BigInteger cardinality() {
        return counts.total();
    }

    @Override
    public Choices uniform(RandomGenerator random) {
        return Draws.permitted(this, () -> slots.choices(counts.draw(random)));
    }

    @Override
    public Membership find(Architecture architecture) {
        Membership membership = finder.find(architecture, slots);
        if (membership instanceof Membership.Member member) {
            Architecture built = build(member.choices());
            for (Constraint constraint : constraints()) {
                long cost = cost(constraint.metric(), built);
                if (!constraint.permits(cost)) {
                    return new Membership.Refused("it has "
                            + constraint.metric().shown(cost) + " "
                            + constraint.metric().text() + ", but the space allows " + constraint.text());
                }
            }
        }
        return membership;
    }

    @Override
    public Optional<Extremes> extremes(Metric metric) {
        return metric == Metric.MEMORY || metric == Metric.LATENCY
                ? Optional.empty()
                : Optional.of(new CostRange(definition, metric).extremes(slots));
    }

    /** Every operator of the space's networks, with or without constraints. A latency table of the space needs all of them. */
    public Set<TimedOperator> operators() {
        return ReachableOperators.of(definition);
    }

    /** The exact number of different networks; empty where counting would take too long. */
    public Optional<BigInteger> distinct() {
        return new Distinct(definition).count();
    }
}
