package io.nas4j.cli.input;

import io.nas4j.api.stage.grid.CandidateOptions;
import io.nas4j.grid.CandidateDesign;
import io.nas4j.grid.CoefficientGrid;
import io.nas4j.grid.CoefficientLattice;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Input;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which candidates a grid search has. What was not given is as before, or else as usual. */
public final class CandidateChoices {

    private static final int POINTS = 12;
    private static final double TOLERANCE = 0.1;
    private static final String STEP = "0.1";
    private static final int LIMIT = 100;
    private static final String DATA = "data";
    private static final int MOST_BASELINES = 100;

    private enum DesignOption {
        GRID,
        LATTICE
    }

    @Option(
            names = "--top",
            paramLabel = "K",
            description =
                    "Scale the best K networks of the search, and find out which of them, scaled how, is the best. By default"
                            + " the study's baseline alone, or as before.")
    private Optional<Integer> top = Optional.empty();

    @Option(
            names = "--design",
            paramLabel = "DESIGN",
            description =
                    "grid: all points of a regular grid near a product of 2. lattice: points spread evenly over those of product"
                            + " 2. Both begin with each dimension alone, the published 1.2, 1.1, 1.15, and the middle. By default"
                            + " grid, or as before.")
    private Optional<DesignOption> design = Optional.empty();

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "Points of a lattice. By default " + POINTS + ", or as before.")
    private Optional<Integer> points = Optional.empty();

    @Option(
            names = "--step",
            paramLabel = "X",
            description = "Distance between neighbours of a grid. By default " + STEP + ", or as before.")
    private Optional<BigDecimal> step = Optional.empty();

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = "Largest distance of alpha*beta^2*gamma^2 from 2 in a grid. By default " + TOLERANCE
                    + ", or as before.")
    private Optional<Double> tolerance = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Most candidates; of a grid, those nearest to 2 come first. By default " + LIMIT
                    + ", or as before.")
    private Optional<Integer> limit = Optional.empty();

    @Option(
            names = "--resolution-limit",
            paramLabel = "R",
            description =
                    "No candidate reads more than R pixels a side; data stands for the size of the data set's own images. By"
                            + " default there is no limit, or the one of before.")
    private Optional<String> resolutionLimit = Optional.empty();

    /** Refuses what is wrong whatever the study is. */
    public void check() {
        limit.ifPresent(count -> Require.between("--limit", count, 1, 1_000_000));
        top.ifPresent(count -> Require.between("--top", count, 1, MOST_BASELINES));
        resolutionLimit.ifPresent(text -> pixels(text, 1));
        design(Optional.empty());
    }

    /** How many networks of the search are scaled, where that was said. */
    public Optional<Integer> top() {
        return top;
    }

    /** The most candidates. */
    public int limit(Optional<CandidateOptions> before) {
        return limit.or(() -> before.map(CandidateOptions::limit)).orElse(LIMIT);
    }

    /** Whether a largest resolution was given. */
    public boolean limitsResolution() {
        return resolutionLimit.isPresent();
    }

    /**
     * The most pixels a side that a candidate may read.
     *
     * @param size of the data set's own images
     */
    public int pixels(Optional<CandidateOptions> before, int size) {
        return resolutionLimit
                .map(text -> pixels(text, size))
                .or(() -> before.map(CandidateOptions::pixels))
                .orElse(CandidateOptions.ANY_SIZE);
    }

    private static int pixels(String text, int size) {
        if (text.equals(DATA)) {
            return size;
        }
        if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > Input.MAX_RESOLUTION) {
            throw new InvalidInputException("--resolution-limit must be data, or a number of pixels from 1 to "
                    + Input.MAX_RESOLUTION + ", but was '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** Which coefficients are tried. */
    public CandidateDesign design(Optional<CandidateDesign> before) {
        boolean ofGrid = step.isPresent() || tolerance.isPresent();
        if (design.isEmpty() && !ofGrid && points.isEmpty() && before.isPresent()) {
            return before.get();
        }
        boolean lattice = design.map(DesignOption.LATTICE::equals)
                .orElseGet(
                        () -> before.map(CoefficientLattice.class::isInstance).orElse(false));
        if (lattice) {
            if (ofGrid) {
                throw new InvalidInputException("--step and --tolerance belong to --design grid, but it is lattice");
            }
            return new CoefficientLattice(points.orElse(POINTS));
        }
        if (points.isPresent()) {
            throw new InvalidInputException("--points belongs to --design lattice, but it is grid");
        }
        CandidateDesign chosen = new CoefficientGrid(step.orElse(new BigDecimal(STEP)), tolerance.orElse(TOLERANCE));
        Require.between("points of the design", chosen.points().size(), 1, 1_000_000);
        return chosen;
    }
}
