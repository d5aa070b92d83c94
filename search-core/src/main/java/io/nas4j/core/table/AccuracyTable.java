package io.nas4j.core.table;

import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.search.Draws;
import io.nas4j.space.search.ForwardingSpace;
import io.nas4j.space.search.Metric;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A space whose networks were all trained: those of a table. A network has the mean accuracy of all rows that build it, and
 * the costs that the table says, or else its own. Where the table lacks networks of the space, these are as if a constraint
 * forbade them.
 */
public final class AccuracyTable extends ForwardingSpace implements MeasuredSpace {

    /** A table that has fewer than one in so many sequences of its space has few neighbours in it. */
    private static final int SPARSE = 32;

    private final boolean complete;
    /** Where the table has few networks of its space. */
    private final Optional<SparseRows> sparse;

    private final Map<String, MeasuredNetwork> networks;
    private final List<Choices> sequences;

    /**
     * @param space what the codes are sequences of
     * @throws InvalidInputException where a row's code is none of the space
     */
    public AccuracyTable(DecisionSpace space, List<TableRow> rows) {
        super(space);
        Map<String, List<TableRow>> alike = new LinkedHashMap<>();
        Map<String, Choices> first = new HashMap<>();
        List<Choices> permitted = new ArrayList<>();
        for (TableRow row : rows) {
            Choices choices = choices("table", row.line(), row.code());
            if (space.permits(choices)) {
                permitted.add(choices);
                String identity = space.identity(choices);
                first.putIfAbsent(identity, choices);
                alike.computeIfAbsent(identity, unused -> new ArrayList<>()).add(row);
            }
        }
        if (permitted.isEmpty()) {
            throw new InvalidInputException("the table has no network that space " + space.name() + " permits");
        }
        this.sequences = List.copyOf(permitted);
        this.networks = new LinkedHashMap<>();
        alike.forEach(
                (identity, each) -> networks.put(identity, network(Objects.requireNonNull(first.get(identity)), each)));
        this.complete = !space.constrained()
                && space.cardinality().compareTo(BigInteger.valueOf(2L * rows.size())) <= 0
                && space.sequences().allMatch(each -> networks.containsKey(space.identity(each)));
        this.sparse = space.cardinality().compareTo(BigInteger.valueOf((long) SPARSE * rows.size())) > 0
                ? Optional.of(new SparseRows(sequences))
                : Optional.empty();
    }

    private AccuracyTable(AccuracyTable table, Map<String, MeasuredNetwork> networks) {
        super(table.space);
        this.networks = networks;
        this.sequences = table.sequences;
        this.complete = table.complete;
        this.sparse = table.sparse;
    }

    /**
     * The same table, whose networks have these scores too: of several rows that build a network, their mean. Rows of other
     * networks are not read; a network may lack a row.
     *
     * @throws InvalidInputException where a code is none of the space, or no network of the table has a row
     */
    public AccuracyTable withScores(List<ScoreRow> rows) {
        Map<String, List<SortedMap<String, Double>>> given = new HashMap<>();
        for (ScoreRow row : rows) {
            String identity = space.identity(choices("scores", row.line(), row.code()));
            if (networks.containsKey(identity)) {
                given.computeIfAbsent(identity, unused -> new ArrayList<>()).add(row.scores());
            }
        }
        if (given.isEmpty()) {
            throw new InvalidInputException("the scores are of no network that the table has");
        }
        Map<String, MeasuredNetwork> scored = new LinkedHashMap<>();
        networks.forEach((identity, network) -> {
            SortedMap<String, Double> all = new TreeMap<>(network.scores());
            all.putAll(means(given.getOrDefault(identity, List.of())));
            scored.put(
                    identity,
                    new MeasuredNetwork(network.choices(), network.accuracy(), network.params(), network.macs(), all));
        });
        return new AccuracyTable(this, scored);
    }

    private Choices choices(String file, int line, String code) {
        try {
            return Codes.choices(code, space);
        } catch (InvalidInputException e) {
            throw e.at("line " + line + " of the " + file);
        }
    }

    private MeasuredNetwork network(Choices choices, List<TableRow> rows) {
        TableRow first = rows.get(0);
        double sum = 0;
        for (TableRow row : rows) {
            sum += row.accuracy();
        }
        return new MeasuredNetwork(
                choices,
                sum / rows.size(),
                first.params().orElseGet(() -> space.cost(Metric.PARAMS, choices)),
                first.macs().orElseGet(() -> space.cost(Metric.MACS, choices)),
                means(rows.stream().map(TableRow::scores).toList()));
    }

    /** Of each score the mean of those that have it. */
    private static SortedMap<String, Double> means(List<SortedMap<String, Double>> scores) {
        SortedMap<String, Double> sums = new TreeMap<>();
        Map<String, Integer> counts = new HashMap<>();
        scores.forEach(each -> each.forEach((name, score) -> {
            sums.merge(name, score, Double::sum);
            counts.merge(name, 1, Integer::sum);
        }));
        sums.replaceAll((name, sum) -> sum / counts.getOrDefault(name, 1));
        return sums;
    }

    /** The networks, each once, in the order of the table. */
    @Override
    public Collection<MeasuredNetwork> networks() {
        return Collections.unmodifiableCollection(networks.values());
    }

    /**
     * Different networks that have scores, drawn uniformly; all of them where there are no more.
     *
     * @param most how many
     */
    @Override
    public List<ScoredNetwork> scored(int most, RandomGenerator random) {
        List<MeasuredNetwork> left = networks.values().stream()
                .filter(network -> !network.scores().isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        List<ScoredNetwork> drawn = new ArrayList<>();
        while (drawn.size() < most && !left.isEmpty()) {
            Collections.swap(left, random.nextInt(left.size()), left.size() - 1);
            MeasuredNetwork network = left.remove(left.size() - 1);
            drawn.add(new ScoredNetwork(network.choices(), network.scores()));
        }
        return drawn;
    }

    /** Whether the table has every network of the space. */
    public boolean complete() {
        return complete;
    }

    /**
     * The network that a sequence builds.
     *
     * @throws IllegalArgumentException where the table lacks it
     */
    @Override
    public MeasuredNetwork network(Choices choices) {
        MeasuredNetwork network = networks.get(space.identity(choices));
        if (network == null) {
            throw new IllegalArgumentException("the table lacks " + choices.indices());
        }
        return network;
    }

    /** A row, each equally likely. */
    @Override
    public Choices uniform(RandomGenerator random) {
        return sequences.get(random.nextInt(sequences.size()));
    }

    @Override
    public Choices sample(RandomGenerator random) {
        return uniform(random);
    }

    /**
     * A neighbour among the networks of the table. Where the table has few networks of its space, a change of one decision
     * seldom leads to one of them: then it is one of the nearest, by the number of decisions that differ.
     */
    @Override
    public Choices mutate(Choices parent, RandomGenerator random) {
        return sparse.map(rows -> rows.near(parent, random)).orElseGet(() -> Draws.neighbour(this, parent, random));
    }

    /** A child among the networks of the table. */
    @Override
    public Choices crossover(Choices mother, Choices father, RandomGenerator random) {
        return Draws.child(this, mother, father, random);
    }

    @Override
    public long cost(Metric metric, Choices choices) {
        return switch (metric) {
            case MACS -> network(choices).macs();
            case PARAMS -> network(choices).params();
            case MEMORY, LATENCY -> space.cost(metric, choices);
        };
    }

    @Override
    public double[] covariates(Choices choices) {
        MeasuredNetwork network = network(choices);
        double[] own = space.covariates(choices);
        return own.length > 0 ? own : new double[] {logarithm(network.params()), logarithm(network.macs())};
    }

    private static double logarithm(long count) {
        return StrictMath.log(Math.max(1, count));
    }

    @Override
    public boolean constrained() {
        return !complete;
    }

    @Override
    public boolean permits(Choices choices) {
        return networks.containsKey(space.identity(choices));
    }
}
