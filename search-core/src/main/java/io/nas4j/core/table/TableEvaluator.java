package io.nas4j.core.table;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Answers trials from a table instead of training them: the engine {@code table:FILE}, for studying strategies and for
 * trying a search out. A network has the mean accuracy of all rows that build it; one that the table lacks is rejected.
 */
public final class TableEvaluator implements TrialEvaluator {

    /** What the name of such an engine starts with; the file follows. */
    public static final String PREFIX = "table:";

    private final Path file;
    private final Map<String, Double> accuracies = new HashMap<>();
    private final Map<String, SortedMap<String, Double>> scores = new HashMap<>();

    /** Reads a table without scores. */
    public TableEvaluator(Path file, SpaceDefinition definition) {
        this(file, definition, List.of());
    }

    /**
     * Reads a table.
     *
     * @param file CSV with the columns {@code code} and {@code accuracy}
     * @param definition of the space that the codes are sequences of
     * @param scoreNames names of columns that are scores without training, where the file has them
     * @throws InvalidInputException where the file or a code of it is wrong
     */
    public TableEvaluator(Path file, SpaceDefinition definition, Collection<String> scoreNames) {
        this.file = file;
        // what is too slow is never asked for: no latency table is needed here
        StagedSpace space = definition.without(Metric.LATENCY).space();
        for (MeasuredNetwork network : networks(file, space, scoreNames)) {
            String fingerprint = Fingerprint.of(space.build(network.choices()));
            accuracies.put(fingerprint, network.accuracy());
            scores.put(fingerprint, network.scores());
        }
    }

    private static Collection<MeasuredNetwork> networks(Path file, StagedSpace space, Collection<String> scores) {
        List<TableRow> rows = TableFile.read(file, scores);
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

    /** Answers from the table's columns of scores. */
    @Override
    public SortedMap<String, Score> score(ScoreRequest request, EpochListener listener) {
        SortedMap<String, Double> found = scores.getOrDefault(Fingerprint.of(request.architecture()), new TreeMap<>());
        SortedMap<String, Score> answers = new TreeMap<>();
        for (String name : request.scores()) {
            Double value = found.get(name);
            answers.put(
                    name, value == null ? Score.missing(file + " has none for this network", 0) : Score.of(value, 0));
        }
        return answers;
    }

    /** The names of the scores that any network has, of those that were asked for. */
    public SortedSet<String> scoreNames() {
        SortedSet<String> names = new TreeSet<>();
        scores.values().forEach(each -> names.addAll(each.keySet()));
        return names;
    }

    /** How many different networks it knows. */
    public int size() {
        return accuracies.size();
    }

    @Override
    public void close() {}
}
