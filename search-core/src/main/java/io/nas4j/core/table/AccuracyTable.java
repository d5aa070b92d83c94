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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A space whose networks were all trained: those of a table. A network has the mean accuracy of all rows that build it, and
 * the costs that the table says, or else its own. Where the table lacks networks of the space, these are as if a constraint
 * forbade them.
 */
public final class AccuracyTable extends ForwardingSpace {

    /** A table that has fewer than one in so many sequences of its space has few neighbours in it. */
    private static final int SPARSE = 32;

    private final boolean complete;
    /** Where the table has few networks of its space. */
    private final Optional<SparseRows> sparse;

    private final Map<String, Network> networks = new LinkedHashMap<>();
    private final List<Choices> sequences = new ArrayList<>();

    /** A network of the table. */
    public static final class Network {
        private final Choices choices;
        private final long params;
        private final long macs;
        private final SortedMap<String, Double> scores;
        private double sum;
        private int rows;

        private Network(Choices choices, long params, long macs, SortedMap<String, Double> scores) {
            this.choices = choices;
            this.params = params;
            this.macs = macs;
            this.scores = scores;
        }

        /** The first sequence that builds it. */
        public Choices choices() {
            return choices;
        }

        /** A fraction: the mean of its rows. */
        public double accuracy() {
            return sum / rows;
        }

        /** Trainable numbers. */
        public long params() {
            return params;
        }

        /** Multiply-accumulates of one image. */
        public long macs() {
            return macs;
        }

        /** What its first row says that it scores without training, by name. */
        public SortedMap<String, Double> scores() {
            return scores;
        }
    }

    /**
     * @param space what the codes are sequences of
     * @throws InvalidInputException where a row's code is none of the space
     */
    public AccuracyTable(DecisionSpace space, List<TableRow> rows) {
        super(space);
        for (TableRow row : rows) {
            Choices choices = choices(row);
            if (space.permits(choices)) {
                sequences.add(choices);
                Network network = networks.computeIfAbsent(space.identity(choices), unused -> network(choices, row));
                network.sum += row.accuracy();
                network.rows++;
            }
        }
        if (networks.isEmpty()) {
            throw new InvalidInputException("the table has no network that space " + space.name() + " permits");
        }
        this.complete = !space.constrained()
                && space.cardinality().compareTo(BigInteger.valueOf(2L * rows.size())) <= 0
                && space.sequences().allMatch(each -> networks.containsKey(space.identity(each)));
        this.sparse = space.cardinality().compareTo(BigInteger.valueOf((long) SPARSE * rows.size())) > 0
                ? Optional.of(new SparseRows(sequences))
                : Optional.empty();
    }

    private Choices choices(TableRow row) {
        try {
            return Codes.choices(row.code(), space);
        } catch (InvalidInputException e) {
            throw e.at("line " + row.line() + " of the table");
        }
    }

    private Network network(Choices choices, TableRow row) {
        return new Network(
                choices,
                row.params().orElseGet(() -> space.cost(Metric.PARAMS, choices)),
                row.macs().orElseGet(() -> space.cost(Metric.MACS, choices)),
                row.scores());
    }

    /** The networks, each once, in the order of the table. */
    public Collection<Network> networks() {
        return Collections.unmodifiableCollection(networks.values());
    }

    /**
     * Different networks that have scores, drawn uniformly; all of them where there are no more.
     *
     * @param most how many
     */
    public List<ScoredNetwork> scored(int most, RandomGenerator random) {
        List<Network> left = networks.values().stream()
                .filter(network -> !network.scores().isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        List<ScoredNetwork> drawn = new ArrayList<>();
        while (drawn.size() < most && !left.isEmpty()) {
            Collections.swap(left, random.nextInt(left.size()), left.size() - 1);
            Network network = left.remove(left.size() - 1);
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
    public Network network(Choices choices) {
        Network network = networks.get(space.identity(choices));
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
        Network network = network(choices);
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
