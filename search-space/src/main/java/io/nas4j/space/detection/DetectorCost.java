package io.nas4j.space.detection;

import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.cost.LayerCost;
import java.util.ArrayList;
import java.util.List;

/**
 * What a detector costs, part by part (google/automl, efficientdet_arch.py). Levels 3 to 7 have maps of an eighth to a 128th of the
 * image's side. Biases before batch norm are counted, since the published networks have them.
 */
public final class DetectorCost {

    private static final int FIRST = 3;
    private static final int LAST = 7;
    private static final int TAPS = 9;
    private static final int NODES_OF_TWO = 5;
    private static final int NODES_OF_THREE = 3;
    private static final int BOX = 4;

    /** A part with its cost. */
    public record Part(String name, Cost cost) {}

    private final Detector detector;
    private final long channels;

    private DetectorCost(Detector detector) {
        this.detector = detector;
        this.channels = detector.pyramid().channels();
    }

    /** The parts, from the image to the predictions. */
    public static List<Part> parts(Detector detector) {
        DetectorCost of = new DetectorCost(detector);
        return List.of(
                new Part("backbone", of.backbone()),
                new Part("resampling", of.resampling()),
                new Part("pyramid", of.pyramid()),
                new Part("class head", of.head(Detector.CLASSES * Detector.ANCHORS)),
                new Part("box head", of.head(BOX * Detector.ANCHORS)));
    }

    /** All parts together. */
    public static Cost total(Detector detector) {
        return parts(detector).stream().map(Part::cost).reduce(new Cost(0, 0), Cost::plus);
    }

    private List<LayerCost> features() {
        return CostModel.layers(detector.backbone()).stream()
                .filter(layer -> layer.name().equals("stem") || layer.name().startsWith("stages."))
                .toList();
    }

    private Cost backbone() {
        return features().stream().map(LayerCost::cost).reduce(new Cost(0, 0), Cost::plus);
    }

    /**
     * Convolutions of one pixel that give the backbone's maps the pyramid's channels. The cell that comes first has one for
     * each node that reads such a map, so that the two deeper maps have two; level 6 is made of the deepest.
     */
    private Cost resampling() {
        List<LayerCost> deepest = new ArrayList<>();
        for (int level = FIRST; level <= FIRST + 2; level++) {
            int side = side(level);
            deepest.add(features().stream()
                    .filter(layer -> layer.outSize() == side)
                    .reduce((first, second) -> second)
                    .orElseThrow());
        }
        Cost sum = pointwise(deepest.get(0));
        for (LayerCost map : deepest.subList(1, deepest.size())) {
            sum = sum.plus(pointwise(map)).plus(pointwise(map));
        }
        return sum.plus(pointwise(deepest.get(2)));
    }

    private Cost pointwise(LayerCost map) {
        long in = map.outFilters();
        return new Cost(in * channels + channels + 2 * channels, in * channels * area(map.outSize()));
    }

    /** Eight nodes a cell: a separable convolution with batch norm behind a sum. */
    private Cost pyramid() {
        long weights = detector.pyramid().weighted() ? 2L * NODES_OF_TWO + 3L * NODES_OF_THREE : 0;
        long params = (NODES_OF_TWO + NODES_OF_THREE) * (separable(channels) + 2 * channels) + weights;
        long macs = 0;
        for (int level = FIRST; level <= LAST; level++) {
            int nodes = level == FIRST || level == LAST ? 1 : 2;
            macs += nodes * separableMacs(channels) * area(side(level));
        }
        long cells = detector.pyramid().cells();
        return new Cost(cells * params, cells * macs);
    }

    /** The levels share the convolutions of a head, but each has batch norms of its own. */
    private Cost head(long outputs) {
        long layers = detector.headLayers();
        long levels = LAST - FIRST + 1L;
        long params = layers * separable(channels) + levels * layers * 2 * channels + separable(outputs);
        long macs = 0;
        for (int level = FIRST; level <= LAST; level++) {
            macs += (layers * separableMacs(channels) + separableMacs(outputs)) * area(side(level));
        }
        return new Cost(params, macs);
    }

    private long separable(long outputs) {
        return separableMacs(outputs) + outputs;
    }

    /** Also the weights. */
    private long separableMacs(long outputs) {
        return TAPS * channels + channels * outputs;
    }

    private int side(int level) {
        return detector.backbone().input().resolution() >> level;
    }

    private static long area(int side) {
        return (long) side * side;
    }
}
