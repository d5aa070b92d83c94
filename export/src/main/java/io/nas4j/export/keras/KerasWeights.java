package io.nas4j.export.keras;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables of layers as an HDF5 file. HDF5 refuses the empty groups that jhdf 0.13 writes, so that layers without variables
 * have no group; Keras does not miss them.
 */
final class KerasWeights {

    private static final String VARIABLES = "vars";
    private static final String SEED = "seed_generator";

    private KerasWeights() {}

    static void write(Path file, List<KerasLayers.Variables> layers, Weights weights) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            Map<String, WritableGroup> groups = new HashMap<>();
            for (KerasLayers.Variables layer : layers) {
                if (layer.tensors().isEmpty()) {
                    group(hdf, groups, layer.group() + "/" + SEED + "/" + VARIABLES)
                            .putDataset("0", new int[] {1, 0});
                }
                for (int i = 0; i < layer.tensors().size(); i++) {
                    Object array = KerasTensor.of(weights.get(layer.tensors().get(i)), layer.depthwise() && i == 0);
                    group(hdf, groups, layer.group() + "/" + VARIABLES).putDataset(Integer.toString(i), array);
                }
            }
        }
    }

    private static WritableGroup group(WritableGroup root, Map<String, WritableGroup> groups, String path) {
        WritableGroup found = groups.get(path);
        if (found != null) {
            return found;
        }
        int slash = path.lastIndexOf('/');
        WritableGroup parent = slash < 0 ? root : group(root, groups, path.substring(0, slash));
        WritableGroup made = parent.putGroup(path.substring(slash + 1));
        groups.put(path, made);
        return made;
    }

    /** The network's own tensors, in the order of the layers. */
    static Weights read(Path file, List<KerasLayers.Variables> layers) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (HdfFile hdf = new HdfFile(file)) {
            for (KerasLayers.Variables layer : layers) {
                for (int i = 0; i < layer.tensors().size(); i++) {
                    tensors.put(layer.tensors().get(i), variable(hdf, layer.group(), i, layer.depthwise() && i == 0));
                }
            }
        }
        return new Weights(tensors);
    }

    /**
     * A variable in the network's order of axes.
     *
     * @param number its place in the layer
     * @param depthwise whether it is a depthwise kernel
     * @throws io.jhdf.exceptions.HdfException where the file has no such variable
     * @throws InvalidInputException where it is no tensor of 32-bit numbers
     */
    static Tensor variable(HdfFile hdf, String group, int number, boolean depthwise) {
        Object array =
                hdf.getDatasetByPath(group + "/" + VARIABLES + "/" + number).getData();
        if (array instanceof float[] || array instanceof float[][] || array instanceof float[][][][]) {
            return KerasTensor.back(array, depthwise);
        }
        throw new InvalidInputException("variable " + number + " of " + group
                + " must have one, two or four axes of 32-bit numbers, but is a "
                + array.getClass().getSimpleName());
    }
}
