package io.nas4j.export.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.nas4j.core.WorkFailedException;
import io.nas4j.export.quantisation.Flow;
import io.nas4j.export.target.RawImages;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Runs a float model in ONNX Runtime and shows what flows. */
final class OnnxFlow implements Flow, AutoCloseable {

    private final OrtSession session;
    private final RawImages images;

    private OnnxFlow(OrtSession session, RawImages images) {
        this.session = session;
        this.images = images;
    }

    /**
     * Loads the model.
     *
     * @param tensors names of what flows in the model and is watched
     * @throws WorkFailedException where ONNX Runtime cannot run it
     */
    static OnnxFlow open(ModelProto model, List<String> tensors, RawImages images) {
        try {
            return new OnnxFlow(OnnxSession.load(watched(model, tensors)), images);
        } catch (OrtException e) {
            throw broken(e);
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

    /** Image by image, since all that flows is kept until the end of a run. */
    @Override
    public void each(BiConsumer<String, FloatBuffer> action) {
        for (int image = 0; image < images.count(); image++) {
            try (OnnxTensor input = OnnxSession.input(images, image, 1);
                    OrtSession.Result result = session.run(Map.of(OnnxExporter.INPUT, input))) {
                result.forEach(
                        output -> action.accept(output.getKey(), ((OnnxTensor) output.getValue()).getFloatBuffer()));
            } catch (OrtException e) {
                throw broken(e);
            }
        }
    }

    private static WorkFailedException broken(OrtException e) {
        return new WorkFailedException("ONNX Runtime broke off while calibrating: " + OnnxSession.reason(e), e);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw broken(e);
        }
    }
}
