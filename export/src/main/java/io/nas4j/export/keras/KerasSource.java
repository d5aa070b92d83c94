package io.nas4j.export.keras;

import io.jhdf.HdfFile;
import io.jhdf.exceptions.HdfException;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Tensor;
import io.nas4j.export.source.Conventions;
import io.nas4j.export.source.ForeignLayer;
import io.nas4j.export.source.ForeignLayer.Kind;
import io.nas4j.export.source.ForeignNetwork;
import io.nas4j.export.source.LayersInOrder;
import io.nas4j.export.source.WantedNetwork;
import io.nas4j.export.source.WeightsSource;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Padding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code .keras} files of Keras' applications (keras-team/keras keras/src/applications), and those that
 * {@link KerasExporter} writes. Layers are taken in their order, since each application names them in its own way.
 */
public final class KerasSource implements WeightsSource {

    private static final Map<String, Kind> KINDS = Map.of(
            "Conv2D", Kind.CONVOLUTION,
            "DepthwiseConv2D", Kind.CONVOLUTION,
            "BatchNormalization", Kind.BATCH_NORM,
            "Dense", Kind.DENSE);

    private static final int NORM_VARIABLES = 4;

    @Override
    public String name() {
        return "keras";
    }

    @Override
    public String reads() {
        return "applications of Keras 3, .keras";
    }

    @Override
    public ForeignNetwork read(Path file, WantedNetwork wanted) {
        try {
            KerasModel model = KerasModel.read(file);
            try (HdfFile variables = HdfFile.fromBytes(model.variables())) {
                return read(model, variables, wanted);
            }
        } catch (HdfException e) {
            throw new InvalidInputException(file + ": must have its variables as HDF5, but: " + e.getMessage(), e);
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        }
    }

    private static ForeignNetwork read(KerasModel model, HdfFile variables, WantedNetwork wanted) {
        List<ForeignLayer> layers = new ArrayList<>();
        for (KerasModel.Layer layer : model.layers()) {
            Kind kind = KINDS.get(layer.kind());
            if (kind != null) {
                layers.add(new ForeignLayer(layer.name(), kind, stride(layer), tensors(layer, kind, variables)));
            }
        }
        double epsilon = epsilon(model.layers(), wanted);
        WantedNetwork sized = LayersInOrder.sized(layers, wanted);
        int channels = wanted.architecture().input().channels();
        InputNormalisation normalisation = KerasPreprocessing.of(model.layers(), variables, channels)
                .orElseGet(() -> channels == InputNormalisation.CENTRED.channels()
                        ? InputNormalisation.CENTRED
                        : InputNormalisation.unit(channels));
        return new ForeignNetwork(
                sized.architecture(),
                LayersInOrder.of(layers, sized, epsilon),
                new Conventions(Padding.SAME, epsilon, normalisation),
                List.of());
    }

    private static int stride(KerasModel.Layer layer) {
        return layer.config().path("strides").path(0).asInt(1);
    }

    private static List<Tensor> tensors(KerasModel.Layer layer, Kind kind, HdfFile variables) {
        int count = kind == Kind.BATCH_NORM
                ? NORM_VARIABLES
                : layer.config().path("use_bias").asBoolean(true) ? 2 : 1;
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean depthwise = layer.kind().equals("DepthwiseConv2D") && i == 0;
            tensors.add(KerasWeights.variable(variables, layer.group(), i, depthwise));
        }
        return tensors;
    }

    private static double epsilon(List<KerasModel.Layer> layers, WantedNetwork wanted) {
        Set<Double> all = new TreeSet<>();
        layers.stream()
                .filter(layer -> KINDS.get(layer.kind()) == Kind.BATCH_NORM)
                .forEach(layer -> all.add(layer.config().path("epsilon").asDouble()));
        if (all.size() > 1) {
            throw new InvalidInputException("must have one epsilon in all batch norms, but has " + all);
        }
        return all.isEmpty()
                ? wanted.architecture().batchNorm().epsilon()
                : all.iterator().next();
    }
}
