package io.nas4j.core.table;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.file.UserPath;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.StagedSpace;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Answers trials from a table instead of training them: the engine {@code table:FILE}, for studying strategies and for
 * trying a search out. A network has the mean accuracy of all rows that build it; one that the table lacks is rejected.
 */
public final class TableEvaluator implements TrialEvaluator {

    /** What the name of such an engine starts with; the file follows. */
    public static final String PREFIX = "table:";

    private final Path file;
    private final Map<String, Double> accuracies = new HashMap<>();

    /**
     * Reads a table.
     *
     * @param file CSV with the columns {@code code} and {@code accuracy}
     * @param definition of the space that the codes are sequences of
     * @throws InvalidInputException where the file or a code of it is wrong
     */
    public TableEvaluator(Path file, SpaceDefinition definition) {
        this.file = file;
        // what is too slow is never asked for: no latency table is needed here
        StagedSpace space = definition.without(Metric.LATENCY).space();
        for (MeasuredNetwork network : networks(file, space)) {
            accuracies.put(Fingerprint.of(space.build(network.choices())), network.accuracy());
        }
    }

    private static Collection<MeasuredNetwork> networks(Path file, StagedSpace space) {
        List<TableRow> rows = TableFile.read(file);
        try {
            return new AccuracyTable(space, rows).networks();
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        }
    }

    /** Whether an engine's name means a table. */
    public static boolean names(String engine) {
        return engine.startsWith(PREFIX);
    }

    /**
     * The file in an engine's name, absolute.
     *
     * @throws InvalidInputException where it names none
     */
    public static Path file(String engine) {
        String path = engine.substring(PREFIX.length());
        if (path.isBlank()) {
            throw new InvalidInputException("engine '" + engine + "' must name a CSV file, as table:FILE");
        }
        return UserPath.of("the file of engine table:FILE", path)
                .toAbsolutePath()
                .normalize();
    }

    /** Answers at once; there are no epochs, no test images and no weights. */
    @Override
    public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
        if (request.measureTest() || request.weightsFile().isPresent()) {
            throw new InvalidInputException("engine " + PREFIX + file
                    + " trains nothing: a study on it has a search, and neither test accuracies nor weights");
        }
        OptionalDouble accuracy = accuracy(request.architecture());
        return accuracy.isEmpty()
                ? new Outcome.Failed(FailureCause.REJECTED, file + " has no row for this network")
                : new Outcome.Complete(accuracy.getAsDouble(), OptionalDouble.empty());
    }

    /** A network's accuracy, a fraction; empty where the table lacks it. */
    public OptionalDouble accuracy(Architecture architecture) {
        Double accuracy = accuracies.get(Fingerprint.of(architecture));
        return accuracy == null ? OptionalDouble.empty() : OptionalDouble.of(accuracy);
    }

    /** How many different networks it knows. */
    public int size() {
        return accuracies.size();
    }

    @Override
    public void close() {}
}
