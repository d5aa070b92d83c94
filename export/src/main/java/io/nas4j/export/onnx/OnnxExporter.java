package io.nas4j.export.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Choice;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Form;
import io.nas4j.export.target.Settings;
import io.nas4j.export.target.Usage;
import io.nas4j.export.target.Version;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a trained network as an ONNX file that stands alone: it reads raw pixels and holds the normalisation, the class
 * names and the architecture's text.
 */
public final class OnnxExporter implements Exporter {

    /** The input: pixels from 0 to 255, float32 {@code [N, channels, resolution, resolution]}, any N. */
    public static final String INPUT = "pixels_0_to_255";

    /** The output: logits, float32 {@code [N, classes]}. */
    public static final String OUTPUT = "logits";

    /** Metadata: the architecture's text. */
    public static final String ARCHITECTURE = "architecture";

    /** Metadata: the class names as a JSON array, in the order of the logits. */
    public static final String CLASSES = "classes";

    /** Metadata: a sentence that says what to feed. */
    public static final String EXPECTED_INPUT = "expected_input";

    /**
     * Metadata: {@code mean} and {@code std} of each channel as a JSON object, for fractions from 0 to 1. The graph applies
     * them, and its user must not.
     */
    public static final String NORMALISATION = "normalisation_done_in_graph";

    private static final String EXAMPLE = """
            import json
            import numpy as np
            import onnxruntime
            from PIL import Image

            session = onnxruntime.InferenceSession("%s", providers=["CPUExecutionProvider"])
            size = session.get_inputs()[0].shape[2]
            image = Image.open("image.png").convert("%s").resize((size, size))
            pixels = np.asarray(image, np.float32)%s  # from 0 to 255, not normalised
            logits = session.run(["logits"], {"pixels_0_to_255": pixels})[0][0]
            classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])
            print(classes[logits.argmax()], *logits)
            """;

    private static final long MAX_NUMBERS = 500_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Relative to the largest logit: what two orders of adding floats may differ by. */
    private static final double ALLOWED_DIFFERENCE = 1e-3;

    /** The same with 16-bit numbers, which have eleven binary digits. */
    private static final double ALLOWED_HALF_DIFFERENCE = 5e-2;

    private final OnnxSettings settings;

    /** Operator set 17, 32-bit numbers. */
    public OnnxExporter() {
        this(OnnxSettings.USUAL);
    }

    private OnnxExporter(OnnxSettings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Choice> choices() {
        return EnumSet.of(Choice.OPSET, Choice.HALF);
    }

    @Override
    public Exporter with(Settings given) {
        return new OnnxExporter(OnnxSettings.of(given.opset().orElse(OnnxSettings.USUAL.operatorSet()), given.half()));
    }

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public String needs() {
        return "one file, checked by ONNX Runtime, which is included";
    }

    @Override
    public Form form() {
        return Form.file("model.onnx");
    }

    @Override
    public void requireHolds(TrainedNetwork network) {
        refuseTooLarge(network.plan());
    }

    @Override
    public Usage usage(TrainedNetwork network, String file) {
        String mode = network.architecture().input().channels() == 3 ? "RGB" : "L";
        return new Usage(
                "An ONNX file of operator set " + settings.operatorSet()
                        + (settings.half() ? " with 16-bit numbers inside" : "")
                        + ". It stands alone: no other file is needed.",
                "`pip install onnxruntime numpy pillow`, or ONNX Runtime for another language",
                "Input `" + INPUT
                        + "` is float32 `[N, channels, rows, columns]`, any N, with pixel values from 0 to 255."
                        + " Do not normalise them: the graph does. Output `" + OUTPUT + "` is float32 `[N, classes]`.",
                "python",
                String.format(EXAMPLE, file, mode, mode.equals("L") ? "[None, None]" : ".transpose(2, 0, 1)[None]"),
                List.of(new Usage.FileNote(file, "graph, weights, normalisation and class names")));
    }

    @Override
    public void write(TrainedNetwork network, Path file) {
        refuseTooLarge(network.plan());
        ModelProto model = model(network, settings);
        AtomicFile.write(file, model::writeTo);
    }

    @Override
    public List<BackendCheck> checks() {
        return List.of(new OnnxCheck());
    }

    @Override
    public boolean accepts(Agreement agreement) {
        return agreement.relativeDifference() <= (settings.half() ? ALLOWED_HALF_DIFFERENCE : ALLOWED_DIFFERENCE);
    }

    /** A protobuf message, and so an ONNX file without side files, ends at 2 GiB. */
    static void refuseTooLarge(NetworkPlan plan) {
        long numbers = plan.parameters().stream().mapToLong(ParameterSpec::size).sum();
        if (numbers > MAX_NUMBERS) {
            throw new InvalidInputException("an ONNX file holds at most " + MAX_NUMBERS
                    + " numbers, because it must stay below 2 GiB, but the network has " + numbers);
        }
    }

    /** The whole file. */
    static ModelProto model(TrainedNetwork network, OnnxSettings settings) {
        InputNormalisation normalisation = network.normalisation();
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(settings.irVersion())
                .setProducerName("nas4j")
                .setProducerVersion(Version.text())
                .setDocString("An image classifier. "
                        + INPUT
                        + " takes raw pixel values from 0 to 255; the graph normalises them itself.")
                .setGraph(OnnxNetwork.build(network.plan(), network.weights(), normalisation, settings));
        model.addOpsetImportBuilder().setDomain("").setVersion(settings.operatorSet());
        model.addMetadataPropsBuilder()
                .setKey(ARCHITECTURE)
                .setValue(network.architecture().toString());
        model.addMetadataPropsBuilder().setKey(CLASSES).setValue(json(network.classNames()));
        model.addMetadataPropsBuilder()
                .setKey(EXPECTED_INPUT)
                .setValue(expectedInput(network.architecture().input()));
        model.addMetadataPropsBuilder()
                .setKey(NORMALISATION)
                .setValue("{\"mean\":" + json(normalisation.mean()) + ",\"std\":" + json(normalisation.deviation())
                        + "}");
        return model.build();
    }

    private static String expectedInput(Input input) {
        return "float32 [N, " + input.channels() + ", " + input.resolution() + ", " + input.resolution() + "], "
                + (input.channels() == 3 ? "RGB, " : "")
                + "raw pixel values from 0 to 255; do not normalise them, the graph does";
    }

    private static String json(List<?> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("lists of texts and numbers are always JSON", e);
        }
    }
}
