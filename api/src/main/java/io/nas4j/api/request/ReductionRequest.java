package io.nas4j.api.request;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.Reduction;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.search.SearchSpace;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How networks are made smaller while a search judges them.
 *
 * @param width a fraction of their channels, or {@code auto}, which halves them at most twice; empty where it was not said
 * @param resolution pixels a side, {@code own}, or {@code half}, which halves their own where that is 32 or more; empty
 *     where it was not said
 */
public record ReductionRequest(Optional<String> width, Optional<String> resolution) {

    /** The width where none is said. */
    public static final String AUTO = "auto";

    /** The resolution where none is said. */
    public static final String HALF = "half";

    /** Nothing is said. */
    public static final ReductionRequest USUAL = new ReductionRequest(Optional.empty(), Optional.empty());

    /** Networks are trained as they are. */
    public static final ReductionRequest NONE = new ReductionRequest(Optional.of("1"), Optional.of("own"));

    private static final String OWN = "own";
    private static final int LEAST_TO_HALVE = 32;
    private static final int LEAST_CHANNELS = 32;
    private static final int LEAST_SHARED = 16;
    private static final double LEAST_WIDTH = 0.25;
    private static final int SAMPLES = 1000;

    /** The reduction for the networks of a space. */
    public Reduction of(SearchSpace space) {
        return of(space, LEAST_CHANNELS);
    }

    /**
     * The reduction for a supernet of a space, which needs many updates more than wide layers: where no width is said, its
     * narrowest stage keeps {@value #LEAST_SHARED} channels.
     */
    public Reduction ofSupernet(SearchSpace space) {
        return of(space, LEAST_SHARED);
    }

    private Reduction of(SearchSpace space, int leastChannels) {
        SplittableRandom random = new RandomStreams(0).stream("reduction");
        Architecture first = space.build(space.sample(random));
        int narrowest = narrowest(first);
        for (int i = 1; i < SAMPLES; i++) {
            narrowest = Math.min(narrowest, narrowest(space.build(space.sample(random))));
        }
        return new Reduction(
                width(narrowest, leastChannels), resolution(first.input().resolution()));
    }

    /** The same, of what was said alone: networks are otherwise trained as they are. */
    public Reduction given(SearchSpace space) {
        Reduction all = of(space);
        return new Reduction(
                width.isPresent() ? all.width() : Reduction.NONE.width(),
                resolution.isPresent() ? all.resolution() : Reduction.NONE.resolution());
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

    private double width(int narrowest, int leastChannels) {
        String said = width.orElse(AUTO);
        if (said.equals(AUTO)) {
            double factor = 1;
            while (factor > LEAST_WIDTH && narrowest * factor / 2 >= leastChannels) {
                factor /= 2;
            }
            return factor;
        }
        if (!said.matches("(0?\\.[0-9]{1,6}|1(\\.0*)?)")) {
            throw new InvalidInputException(
                    "--proxy-width must be auto or a number from 0.01 to 1, but was '" + said + "'");
        }
        return Double.parseDouble(said);
    }

    private int resolution(int own) {
        String said = resolution.orElse(HALF);
        return switch (said) {
            case OWN -> 0;
            case HALF -> own < LEAST_TO_HALVE ? 0 : own / 2;
            default -> {
                if (!said.matches("[1-9][0-9]{0,3}")) {
                    throw new InvalidInputException(
                            "--proxy-resolution must be own, half, or a number of pixels from 1 to "
                                    + Input.MAX_RESOLUTION + ", but was '" + said + "'");
                }
                yield Integer.parseInt(said);
            }
        };
    }
}
