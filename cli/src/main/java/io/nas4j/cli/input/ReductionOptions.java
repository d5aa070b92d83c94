package io.nas4j.cli.input;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.Reduction;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.search.SearchSpace;
import java.util.SplittableRandom;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How networks are made smaller while a search judges them. */
public final class ReductionOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private static final String AUTO = "auto";
    private static final String OWN = "own";
    private static final String HALF = "half";
    private static final int LEAST_TO_HALVE = 32;
    private static final int LEAST_CHANNELS = 32;
    private static final double LEAST_WIDTH = 0.25;
    private static final int SAMPLES = 1000;

    @Option(
            names = "--proxy-width",
            paramLabel = "X",
            defaultValue = AUTO,
            description = "Channels of the networks that the search trains, as a fraction of the networks' own: a"
                    + " number up to 1, or auto, which halves them at most twice, as long as the space's narrowest"
                    + " stage keeps 32. The baseline and the grid train networks as they are. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String width;

    @Option(
            names = "--proxy-resolution",
            paramLabel = "R",
            defaultValue = HALF,
            description = "Pixels a side that the search trains at, whatever the networks read themselves: a number,"
                    + " own, or half, which halves their own where that is 32 or more. Default: ${DEFAULT-VALUE}.")
    private String resolution;

    /** The reduction for the networks of a space. */
    public Reduction of(SearchSpace space) {
        SplittableRandom random = new RandomStreams(0).stream("reduction");
        Architecture first = space.build(space.sample(random));
        int narrowest = narrowest(first);
        for (int i = 1; i < SAMPLES; i++) {
            narrowest = Math.min(narrowest, narrowest(space.build(space.sample(random))));
        }
        return new Reduction(width(narrowest), resolution(first.input().resolution()));
    }

    /** The same, of what was given alone: networks are otherwise trained as they are. */
    public Reduction given(SearchSpace space) {
        Reduction all = of(space);
        return new Reduction(
                isGiven("--proxy-width") ? all.width() : Reduction.NONE.width(),
                isGiven("--proxy-resolution") ? all.resolution() : Reduction.NONE.resolution());
    }

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    /**
     * The size that networks are trained at.
     *
     * @param own pixels a side that they read
     */
    public int pixels(int own) {
        int reduced = resolution(own);
        return reduced == 0 ? own : reduced;
    }

    private static int narrowest(Architecture architecture) {
        return architecture.stages().stream().mapToInt(Stage::filters).min().orElseThrow();
    }

    private double width(int narrowest) {
        if (width.equals(AUTO)) {
            double factor = 1;
            while (factor > LEAST_WIDTH && narrowest * factor / 2 >= LEAST_CHANNELS) {
                factor /= 2;
            }
            return factor;
        }
        if (!width.matches("(0?\\.[0-9]{1,6}|1(\\.0*)?)")) {
            throw new InvalidInputException(
                    "--proxy-width must be auto or a number from 0.01 to 1, but was '" + width + "'");
        }
        return Double.parseDouble(width);
    }

    private int resolution(int own) {
        return switch (resolution) {
            case OWN -> 0;
            case HALF -> own < LEAST_TO_HALVE ? 0 : own / 2;
            default -> {
                if (!resolution.matches("[1-9][0-9]{0,3}")) {
                    throw new InvalidInputException(
                            "--proxy-resolution must be own, half, or a number of pixels from 1 to "
                                    + Input.MAX_RESOLUTION + ", but was '" + resolution + "'");
                }
                yield Integer.parseInt(resolution);
            }
        };
    }
}
