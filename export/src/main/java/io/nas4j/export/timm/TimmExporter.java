package io.nas4j.export.timm;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.Safetensors;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Form;
import io.nas4j.export.target.NamedWeights;
import io.nas4j.export.target.PythonText;
import io.nas4j.export.target.Resources;
import io.nas4j.export.target.SafetensorsCheck;
import io.nas4j.export.target.Usage;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.notation.TimmNotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a Python file that builds the network with timm's own {@code EfficientNet}, and the weights under timm's names.
 * {@link TimmNotation} says which networks timm can build, and refuses the others with the reason.
 */
public final class TimmExporter implements Exporter {

    private static final String SOURCE = "network.py";
    private static final String SAFETENSORS = "model.safetensors";

    private static final String EXAMPLE = """
            import numpy as np
            import torch
            from PIL import Image

            import network

            model = network.load("model.safetensors")
            image = Image.open("image.png").convert("%s").resize((network.SIZE, network.SIZE))
            pixels = torch.from_numpy(np.asarray(image, np.float32)%s) / 255
            mean, deviation = torch.tensor(network.MEAN), torch.tensor(network.DEVIATION)
            with torch.inference_mode():
                logits = model((pixels - mean.view(-1, 1, 1)) / deviation.view(-1, 1, 1))[0]
            print(network.CLASSES[logits.argmax()], *logits.tolist())
            """;

    @Override
    public String name() {
        return "timm";
    }

    @Override
    public String needs() {
        return "a loader for timm with weights in timm's names, read back; networks that timm can build";
    }

    @Override
    public Form form() {
        return Form.folder(SAFETENSORS);
    }

    @Override
    public void requireHolds(TrainedNetwork network) {
        TimmNotation.format(network.architecture());
        int stride = network.architecture().stem().stride();
        if (stride != 2) {
            throw new InvalidInputException(
                    "timm's EfficientNet has a stem of stride 2, but this network's has " + stride);
        }
    }

    @Override
    public void write(TrainedNetwork network, Path folder) {
        requireHolds(network);
        byte[] source = source(network).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(SOURCE), out -> out.write(source));
        Map<String, String> metadata = new HashMap<>(network.metadata().texts());
        metadata.put("format", "pt");
        Safetensors.write(
                folder.resolve(SAFETENSORS),
                NamedWeights.renamed(network.weights(), TimmNames.of(network.plan())),
                metadata);
    }

    private static String source(TrainedNetwork network) {
        Architecture a = network.architecture();
        BatchNorm norm = a.batchNorm();
        return String.join(
                "\n",
                "\"\"\"An image classifier that nas4j wrote. Needs torch, timm and safetensors.",
                "",
                a.toString(),
                "\"\"\"",
                "",
                "from functools import partial",
                "",
                "from safetensors.torch import load_file",
                "from timm.models._efficientnet_builder import decode_arch_def",
                "from timm.models.efficientnet import EfficientNet",
                "from torch import nn",
                "",
                "SIZE = " + a.input().resolution() + "  # rows and columns of an image",
                "MEAN = " + PythonText.numbers(network.normalisation().mean())
                        + "  # of pixels divided by 255; the network does not apply it",
                "DEVIATION = " + PythonText.numbers(network.normalisation().deviation()),
                "CLASSES = " + PythonText.texts(network.classNames()),
                "EPSILON = " + Decimals.text(norm.epsilon()),
                "MOMENTUM = " + PythonText.momentum(norm) + "  # of the new batch, as PyTorch counts it",
                "ARCH_DEF = " + TimmNotation.format(a).replace("'", "\"").replace("\n ", "\n    "),
                "ARGUMENTS = dict(",
                "    num_classes=" + a.classes() + ",",
                "    in_chans=" + a.input().channels() + ",",
                "    stem_size=" + a.stem().filters() + ",",
                "    stem_kernel_size=" + a.stem().kernel() + ",",
                "    num_features=" + a.head().filters() + ",",
                "    pad_type=" + padding(a.padding()) + ",",
                "    act_layer=" + layer(a.activation()) + ",",
                "    drop_rate=" + Decimals.text(a.dropout()) + ",",
                "    drop_path_rate=" + Decimals.text(a.dropConnect()) + ",",
                ")",
                "",
                "",
                Resources.text(TimmExporter.class, "load.py"));
    }

    private static String padding(Padding padding) {
        return switch (padding) {
            case SAME -> "\"same\"";
            case SYMMETRIC -> "\"\"";
        };
    }

    private static String layer(Activation activation) {
        return switch (activation) {
            case RELU -> "nn.ReLU";
            case RELU6 -> "nn.ReLU6";
            case SWISH -> "nn.SiLU";
            case HSWISH -> "nn.Hardswish";
        };
    }

    @Override
    public Usage usage(TrainedNetwork network, String file) {
        boolean grey = network.architecture().input().channels() != 3;
        return new Usage(
                "A network for timm: `" + SOURCE
                        + "` builds timm's own `EfficientNet`, and nothing of nas4j is needed.",
                "`pip install timm safetensors numpy pillow`; it was checked with timm 1.0",
                "The network reads float32 `[N, channels, rows, columns]`, any N. As all models of timm, it does not normalise:"
                        + " divide pixels by 255, subtract the mean and divide by the standard deviation.",
                "python",
                String.format(EXAMPLE, grey ? "L" : "RGB", grey ? "[None, None]" : ".transpose(2, 0, 1)[None].copy()"),
                List.of(
                        new Usage.FileNote(SOURCE, "`arch_def`, arguments, class names and a loader"),
                        new Usage.FileNote(SAFETENSORS, "weights under timm's names")));
    }

    @Override
    public List<BackendCheck> checks() {
        return List.of(new SafetensorsCheck(SAFETENSORS, TimmNames::of));
    }

    @Override
    public boolean accepts(Agreement agreement) {
        return true; // its check compares weights to the number, and computes nothing
    }
}
