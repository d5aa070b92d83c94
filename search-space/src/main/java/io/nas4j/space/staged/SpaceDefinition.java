package io.nas4j.space.staged;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Fields;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Metric;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A search space as data: what is fixed, what can be chosen stage by stage, and what no network may exceed.
 *
 * @param frame stem, head, activation and constants. A search replaces its input and classes by those of the data set. Its
 *     stages have no meaning
 * @param resolutions input sizes that it was made for
 */
public record SpaceDefinition(
        String name,
        Architecture frame,
        Resolutions resolutions,
        List<StageChoices> stages,
        List<Constraint> constraints) {

    /** The most decisions. */
    public static final int MAX_DECISIONS = 1000;

    /** The largest number of different blocks. Counting and finding the cheapest network take time in proportion to it. */
    public static final int MAX_BLOCK_FORMS = 200_000;

    private static final Stage PLACEHOLDER = Stage.of(Block.mbconv(1, 1, 1, 1, 0, SkipOp.IDENTITY, Activation.RELU), 1);

    public SpaceDefinition {
        requireName(name);
        Require.between("number of stages", stages.size(), 1, Architecture.MAX_STAGES);
        stages = List.copyOf(stages);
        constraints = List.copyOf(constraints);
        Constraint.requireDistinct(constraints);
        requireBuildable(frame, stages);
        requireCountable(frame, stages);
        frame = frame.withStages(List.of(PLACEHOLDER));
    }

    /** Refuses a text that is no name for a space. */
    static void requireName(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new InvalidInputException(
                    "a space's name must be letters, digits, '.', '_' or '-', at most 100, but was '"
                            + Fields.abbreviated(name) + "'");
        }
    }

    /** Checks the largest network. Where it is valid, all are. */
    private static void requireBuildable(Architecture frame, List<StageChoices> stages) {
        List<Stage> largest = new ArrayList<>();
        for (StageChoices stage : stages) {
            OperatorChoice widest =
                    Collections.max(stage.blocks().operators(), (a, b) -> Double.compare(a.expansion(), b.expansion()));
            Block block = widest.block(
                    1, 0, SkipOp.IDENTITY, stage.stride(), Collections.max(stage.filters()), Activation.RELU);
            largest.add(Stage.of(block, Collections.max(stage.layers())));
        }
        frame.withStages(largest);
    }

    private static void requireCountable(Architecture frame, List<StageChoices> stages) {
        long decisions = 0;
        long forms = 0;
        long in = 1;
        for (StageChoices stage : stages) {
            decisions += 2 + 4L * stage.decidedLayers();
            forms += stage.blocks().ways(BlockChoices.SkipRoom.ALL)
                    * in
                    * stage.filters().size();
            in = stage.filters().size();
        }
        if (decisions > MAX_DECISIONS) {
            throw new InvalidInputException("a space must have at most " + MAX_DECISIONS + " decisions, but has up to "
                    + decisions + "; give it fewer stages or layers");
        }
        if (forms > MAX_BLOCK_FORMS) {
            throw new InvalidInputException("a space must have at most " + MAX_BLOCK_FORMS
                    + " different blocks (choices of operator, kernel, SE, skip, filters before and after), but has "
                    + forms + "; give it fewer choices");
        }
        Counts counts = new Counts(frame.stem().filters(), stages);
        if (counts.total().compareTo(BigInteger.TWO) < 0) {
            throw new InvalidInputException(
                    "a space must leave something to decide, but every decision of this one has a single choice");
        }
    }

    /** The space for its own input and classes. */
    public StagedSpace space() {
        return new StagedSpace(this);
    }

    /** The space for a data set. */
    public StagedSpace space(Input input, int classes) {
        return new StagedSpace(new SpaceDefinition(
                name, frame.withInput(input).withClasses(classes), resolutions, stages, constraints));
    }

    /** The same space without a limit of that metric. */
    public SpaceDefinition without(Metric metric) {
        return new SpaceDefinition(
                name,
                frame,
                resolutions,
                stages,
                constraints.stream().filter(each -> each.metric() != metric).toList());
    }

    /** The same space with further constraints. A new limit of a metric replaces the old one. */
    public SpaceDefinition with(List<Constraint> further) {
        if (further.isEmpty()) {
            return this;
        }
        Constraint.requireDistinct(further);
        List<Constraint> all = new ArrayList<>(constraints);
        all.removeIf(old -> further.stream().anyMatch(each -> each.metric() == old.metric()));
        all.addAll(further);
        return new SpaceDefinition(name, frame, resolutions, stages, all);
    }
}
