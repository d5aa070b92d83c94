package io.nas4j.cli.input;

import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingRules;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What scaling leaves alone and how it rounds. */
public final class ScalingOptions {

    @Option(
            names = "--divisor",
            paramLabel = "N",
            description = "Round channel counts to multiples of N. By default 8 for an architecture; for a study the"
                    + " grid search's, or else the largest of 8, 4, 2 and 1 that divides all of the baseline's.")
    private Optional<Integer> divisor = Optional.empty();

    @Option(
            names = "--round-down",
            description =
                    "Round channels to the nearest multiple even where that loses more than 10 %%, as EfficientNetV2"
                            + " does.")
    private boolean roundDown;

    @Option(names = "--fix-stem", description = "The stem keeps its filters.")
    private boolean fixStem;

    @Option(names = "--fix-head", description = "The head keeps its filters.")
    private boolean fixHead;

    @Option(
            names = "--fix-ends",
            description =
                    "The first and the last stage keep their layers. All three --fix options are EfficientNet-Lite's.")
    private boolean fixEnds;

    @Option(
            names = "--stage-depth",
            paramLabel = "X",
            split = ",",
            description = "Further factors on the layers of each stage, with commas between.")
    private List<Double> stageDepth = List.of();

    @Option(
            names = "--stage-width",
            paramLabel = "X",
            split = ",",
            description = "Further factors on the filters of each stage, with commas between.")
    private List<Double> stageWidth = List.of();

    /** The rules, with a divisor for where none was given. */
    public ScalingRules rules(int otherwise) {
        return new ScalingRules(
                new Rounding(divisor.orElse(otherwise), !roundDown), fixStem, fixHead, fixEnds, stageDepth, stageWidth);
    }
}
