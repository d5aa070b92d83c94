package io.nas4j.export.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.quantisation.Calibration;
import io.nas4j.export.quantisation.ValueRange;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.CalibrationImages;
import io.nas4j.export.target.CalibrationMethod;
import io.nas4j.export.target.Choice;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Form;
import io.nas4j.export.target.Settings;
import io.nas4j.export.target.Usage;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the network as an ONNX file whose convolutions and what stands between them compute with 8-bit integers. Batch norms
 * are folded first. ONNX Runtime shows what flows on images; so this exporter needs it to write.
 */
public final class OnnxInt8Exporter implements Exporter {

    /** Relative to the largest logit. Beyond half of it, 8 bits have made another network. */
    private static final double ALLOWED_DIFFERENCE = 0.5;

    private final OnnxExporter floats = new OnnxExporter();
    private final int operatorSet;
    private final CalibrationMethod method;
    private final Optional<CalibrationImages> calibration;

    /** Operator set 17, ranges from the least to the largest number, no images yet. */
    public OnnxInt8Exporter() {
        this(OnnxSettings.USUAL.operatorSet(), CalibrationMethod.MINMAX, Optional.empty());
    }

    private OnnxInt8Exporter(int operatorSet, CalibrationMethod method, Optional<CalibrationImages> calibration) {
        this.operatorSet = operatorSet;
        this.method = method;
        this.calibration = calibration;
    }

    @Override
    public Set<Choice> choices() {
        return EnumSet.of(Choice.OPSET, Choice.CALIBRATION);
    }

    @Override
    public Exporter with(Settings given) {
        int set = OnnxSettings.folded(given.opset().orElse(operatorSet)).operatorSet();
        return new OnnxInt8Exporter(set, given.calibration().orElse(method), calibration);
    }

    @Override
    public Exporter calibratedOn(CalibrationImages images) {
        return new OnnxInt8Exporter(operatorSet, method, Optional.of(images));
    }

    @Override
    public String name() {
        return "onnx-int8";
    }

    @Override
    public String needs() {
        return "one file with 8-bit numbers, calibrated and checked by ONNX Runtime, which is included";
    }

    @Override
    public Form form() {
        return Form.file("model.int8.onnx");
    }

    @Override
    public void requireHolds(TrainedNetwork network) {
        if (operatorSet < QuantisedGraph.OLDEST_OPERATOR_SET) {
            throw new InvalidInputException("onnx-int8 needs --opset " + QuantisedGraph.OLDEST_OPERATOR_SET
                    + " or above, whose DequantizeLinear has a scale for each channel, but was given " + operatorSet);
        }
        floats.requireHolds(network);
    }

    @Override
    public void write(TrainedNetwork network, Path file) {
        requireHolds(network);
        ModelProto model = quantised(network);
        AtomicFile.write(file, model::writeTo);
    }

    private ModelProto quantised(TrainedNetwork network) {
        CalibrationImages seen = calibration.orElseThrow(
                () -> new InvalidInputException("onnx-int8 needs images to calibrate on, but was given none"));
        ModelProto model = OnnxExporter.model(network, OnnxSettings.folded(operatorSet));
        List<String> inputs = QuantisedGraph.inputs(model.getGraph());
        try (OnnxFlow flow = OnnxFlow.open(model, inputs, seen.images().get())) {
            Map<String, ValueRange> ranges = Calibration.ranges(flow, inputs, method);
            return model.toBuilder()
                    .setGraph(QuantisedGraph.of(model.getGraph(), ranges))
                    .build();
        }
    }

    @Override
    public Usage usage(TrainedNetwork network, String file) {
        Usage usual = floats.usage(network, file);
        String seen = calibration.map(CalibrationImages::what).orElse("no images");
        return usual.with("An ONNX file of operator set " + operatorSet
                + " whose convolutions compute with 8-bit integers. It stands alone: no other file is needed. Ranges were chosen on "
                + seen + " (" + method.text() + "); logits differ from those of the 32-bit network.");
    }

    @Override
    public List<BackendCheck> checks() {
        return List.of(new OnnxCheck());
    }

    @Override
    public boolean accepts(Agreement agreement) {
        return agreement.relativeDifference() <= ALLOWED_DIFFERENCE;
    }
}
