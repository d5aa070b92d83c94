package io.nas4j.export.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.nas4j.core.WorkFailedException;
import io.nas4j.export.target.CalibrationMethod;
import io.nas4j.export.target.RawImages;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Runs a float model in ONNX Runtime and watches what flows. */
final class Calibration {

    private final OrtSession session;
    private final RawImages images;

    private Calibration(OrtSession session, RawImages images) {
        this.session = session;
        this.images = images;
    }

    /**
     * The range of each tensor over all images.
     *
     * @param tensors names of what flows in the model
     * @throws WorkFailedException where ONNX Runtime cannot run it
     */
    static Map<String, ValueRange> ranges(
            ModelProto model, List<String> tensors, RawImages images, CalibrationMethod method) {
        try (OrtSession session = OnnxSession.load(watched(model, tensors))) {
            Calibration calibration = new Calibration(session, images);
            Map<String, ValueRange> widest = calibration.widest(tensors);
            return method == CalibrationMethod.MINMAX ? widest : calibration.cut(widest);
        } catch (OrtException e) {
            throw new WorkFailedException("ONNX Runtime broke off while calibrating: " + OnnxSession.reason(e), e);
        }
    }

    /** The model with these tensors as its only outputs. */
    private static byte[] watched(ModelProto model, List<String> tensors) {
        ModelProto.Builder watched = model.toBuilder();
        watched.getGraphBuilder().clearOutput();
        for (String tensor : tensors) {
            ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(tensor);
            value.getTypeBuilder().getTensorTypeBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber());
            watched.getGraphBuilder().addOutput(value);
        }
        return watched.build().toByteArray();
    }

    private Map<String, ValueRange> widest(List<String> tensors) throws OrtException {
        Map<String, ValueRange> ranges = new LinkedHashMap<>();
        tensors.forEach(tensor -> ranges.put(tensor, new ValueRange(0, 0)));
        each((tensor, values) -> {
            float min = 0;
            float max = 0;
            while (values.hasRemaining()) {
                float value = values.get();
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
            if (!Float.isFinite(min) || !Float.isFinite(max)) {
                throw new WorkFailedException("the network's own numbers are not finite at " + tensor
                        + ", so that no 8-bit numbers can stand for them");
            }
            float least = min;
            float most = max;
            ranges.computeIfPresent(
                    tensor, (name, range) -> new ValueRange(Math.min(range.min(), least), Math.max(range.max(), most)));
        });
        return ranges;
    }

    private Map<String, ValueRange> cut(Map<String, ValueRange> widest) throws OrtException {
        Map<String, Histogram> histograms = new LinkedHashMap<>();
        widest.forEach((tensor, range) -> {
            float most = Math.max(range.max(), -range.min());
            if (most > 0) {
                histograms.put(tensor, new Histogram(most));
            }
        });
        each((tensor, values) -> {
            Histogram histogram = histograms.get(tensor);
            if (histogram != null) {
                histogram.add(values);
            }
        });
        Map<String, ValueRange> ranges = new LinkedHashMap<>(widest);
        histograms.forEach((tensor, histogram) -> {
            float cut = histogram.cut();
            ranges.computeIfPresent(
                    tensor, (name, range) -> new ValueRange(Math.max(range.min(), -cut), Math.min(range.max(), cut)));
        });
        return ranges;
    }

    /** Image by image, since all that flows is kept until the end of a run. */
    private void each(BiConsumer<String, FloatBuffer> action) throws OrtException {
        for (int image = 0; image < images.count(); image++) {
            try (OnnxTensor input = OnnxSession.input(images, image, 1);
                    OrtSession.Result result = session.run(Map.of(OnnxExporter.INPUT, input))) {
                result.forEach(
                        output -> action.accept(output.getKey(), ((OnnxTensor) output.getValue()).getFloatBuffer()));
            }
        }
    }
}
