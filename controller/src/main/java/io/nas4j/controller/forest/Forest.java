package io.nas4j.controller.forest;

import io.nas4j.core.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.dataset.DatasetView;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.SparseVector;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * A random forest (Breiman 2001): the mean of regression trees, each grown from a sample of the networks, drawn with repeats, and
 * split by the best of a third of the traits. Immutable; equal networks, values and seed make equal forests.
 */
final class Forest {

    private static final int TREES = 100;
    private static final float SHARE_OF_TRAITS = 1 / 3f;
    /** A leaf has at least so many networks. */
    private static final float LEAF = 2;

    private static final String VALUE = "accuracy";

    /** Where each trait stands in Tribuo's vectors; -1 for one that was 0 wherever it was learned from. */
    private final int[] places;

    private final int size;
    private final List<Tree> trees;

    /**
     * A tree.
     *
     * @param learned the numbers of the networks that it was grown from
     */
    private record Tree(Node<Regressor> root, BitSet learned) {}

    private Forest(int[] places, int size, List<Tree> trees) {
        this.places = places;
        this.size = size;
        this.trees = List.copyOf(trees);
    }

    /**
     * Grows a forest.
     *
     * @param traits of each network, always as many
     * @param values one a network
     */
    static Forest grown(List<double[]> traits, double[] values, RandomStreams random) {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> networks =
                new MutableDataset<>(new SimpleDataSourceProvenance("networks", factory), factory);
        for (int i = 0; i < values.length; i++) {
            networks.add(example(traits.get(i), values[i]));
        }
        ImmutableFeatureMap map = networks.getFeatureIDMap();
        List<Tree> trees = IntStream.range(0, TREES)
                .parallel()
                .mapToObj(tree -> tree(networks, map, random, tree))
                .toList();
        int[] places = IntStream.range(0, traits.get(0).length)
                .map(i -> map.getID(name(i)))
                .toArray();
        return new Forest(places, map.size(), trees);
    }

    private static Tree tree(Dataset<Regressor> networks, ImmutableFeatureMap map, RandomStreams random, int number) {
        CARTJointRegressionTrainer trainer = new CARTJointRegressionTrainer(
                Integer.MAX_VALUE,
                LEAF,
                0,
                SHARE_OF_TRAITS,
                false,
                new MeanSquaredError(),
                false,
                random.seedOf("forest.traits." + number));
        DatasetView<Regressor> drawn = DatasetView.createBootstrapView(
                networks, networks.size(), random.seedOf("forest.networks." + number), map, networks.getOutputIDInfo());
        BitSet learned = new BitSet();
        Arrays.stream(drawn.getExampleIndices()).forEach(learned::set);
        return new Tree(trainer.train(drawn).getRoot(), learned);
    }

    /** Traits that are 0 stand for themselves. */
    private static ArrayExample<Regressor> example(double[] traits, double value) {
        List<String> names = new ArrayList<>();
        double[] there = new double[traits.length];
        for (int i = 0; i < traits.length; i++) {
            if (traits[i] != 0) {
                there[names.size()] = traits[i];
                names.add(name(i));
            }
        }
        return new ArrayExample<>(
                new Regressor(VALUE, value), names.toArray(String[]::new), Arrays.copyOf(there, names.size()));
    }

    /** Names in the order of their numbers. */
    private static String name(int trait) {
        return String.format("%06d", trait);
    }

    /** The value of a network. */
    double of(double[] traits) {
        return Arrays.stream(each(traits)).sum() / trees.size();
    }

    /**
     * The value of a network that it was grown from, by the trees that have not learned it: a bit more than a third.
     *
     * @param number of the network among those
     */
    double unseen(double[] traits, int number) {
        double[] each = each(traits);
        return IntStream.range(0, each.length)
                .filter(tree -> !trees.get(tree).learned().get(number))
                .mapToDouble(tree -> each[tree])
                .average()
                .orElseGet(() -> of(traits));
    }

    /** What each tree says of a network. */
    double[] each(double[] traits) {
        int[] indices = new int[traits.length];
        double[] values = new double[traits.length];
        int there = 0;
        for (int i = 0; i < traits.length; i++) {
            if (traits[i] != 0 && places[i] >= 0) {
                indices[there] = places[i];
                values[there++] = traits[i];
            }
        }
        SparseVector vector =
                SparseVector.createSparseVector(size, Arrays.copyOf(indices, there), Arrays.copyOf(values, there));
        return trees.stream().mapToDouble(tree -> leaf(tree.root(), vector)).toArray();
    }

    private static double leaf(Node<Regressor> tree, SparseVector vector) {
        Node<Regressor> node = tree;
        while (!node.isLeaf()) {
            node = node.getNextNode(vector);
        }
        return ((LeafNode<Regressor>) node).getOutput().getValues()[0];
    }
}
