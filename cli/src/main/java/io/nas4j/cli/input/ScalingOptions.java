package io.nas4j.cli.input;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.published.ReleasedFamily;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingRule;
import io.nas4j.space.scaling.ScalingRules;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What scaling leaves alone and how it rounds. */
public final class ScalingOptions {

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            defaultValue = "compound",
            description =
                    "compound scales by alpha, beta and gamma. dwr:D:W:R doubles the MACs with each step of phi, of which"
                            + " depth, width and resolution take shares by these weights (dwr alone is dwr:1:8:1); uniform is dwr:1:1:1."
                            + " tinynet and efficientnetv2 scale by the multipliers that were released for these families, without phi."
                            + " Each rounds in its own way. Default: ${DEFAULT-VALUE}.")
    private String rule;

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
            description =
                    "Further factors on the layers of each stage at phi 1, with commas between; they grow with phi."
                            + " By default those that the study's grid search found with --per-stage, if any.")
    private List<Double> stageDepth = List.of();

    @Option(
            names = "--stage-width",
            paramLabel = "X",
            split = ",",
            description =
                    "Further factors on the filters of each stage at phi 1, with commas between; they grow with phi."
                            + " By default as --stage-depth.")
    private List<Double> stageWidth = List.of();

    /** The family whose released multipliers were asked for. */
    public Optional<ReleasedFamily> family() {
        return PublishedNetworks.releasedFamilies().stream()
                .filter(family -> family.name().equals(rule))
                .findFirst();
    }

    /**
     * The rule by which φ scales.
     *
     * @throws InvalidInputException where there is none of that name
     */
    public ScalingRule rule() {
        return ScalingRule.parse(
                rule,
                PublishedNetworks.releasedFamilies().stream()
                        .map(ReleasedFamily::name)
                        .toList());
    }

    /** The rules, with a divisor for where none was given. */
    public ScalingRules rules(int otherwise) {
        return rules(ScalingRules.uniform(rule().rounding().withDivisor(otherwise)));
    }

    /** Those of a study, as far as nothing else was given. */
    public ScalingRules rules(ScalingRules otherwise) {
        Rounding rounding = divisor.map(otherwise.rounding()::withDivisor).orElse(otherwise.rounding());
        return new ScalingRules(
                roundDown ? rounding.withWidths(Rounding.Widths.NEAREST) : rounding,
                fixStem || otherwise.fixStem(),
                fixHead || otherwise.fixHead(),
                fixEnds || otherwise.fixEnds(),
                stageDepth.isEmpty() ? otherwise.stageDepth() : stageDepth,
                stageWidth.isEmpty() ? otherwise.stageWidth() : stageWidth);
    }

    /** Whether the rule is the default. */
    public boolean compound() {
        return rule.equals(ScalingRule.COMPOUND.text());
    }

    /** Whether anything was given beside the rule. */
    public boolean changesRule() {
        return divisor.isPresent()
                || roundDown
                || fixStem
                || fixHead
                || fixEnds
                || !stageDepth.isEmpty()
                || !stageWidth.isEmpty();
    }
}
