package io.nas4j.export.pytorch;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.Safetensors;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
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
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.Padding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a Python file that builds the network with torch alone, and the weights twice: as a state dict that
 * {@code torch.load} reads, and as safetensors. The network reads raw pixels and can be trained further.
 */
public final class PytorchExporter implements Exporter {

    private static final String SOURCE = "network.py";
    private static final String STATE_DICT = "model.pt";
    private static final String SAFETENSORS = "model.safetensors";

    private static final String EXAMPLE = """
            import numpy as np
            import torch
            from PIL import Image

            import network

            model = network.load("model.pt")  # or model.safetensors; ready for inference
            image = Image.open("image.png").convert("%s").resize((network.SIZE, network.SIZE))
            pixels = torch.from_numpy(np.asarray(image, np.float32)%s)  # from 0 to 255, not normalised
            with torch.inference_mode():
                logits = model(pixels)[0]
            print(network.CLASSES[logits.argmax()], *logits.tolist())
            """;

    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public String needs() {
        return "a Python file for torch alone with weights, loaded by LibTorch where its natives are";
    }

    @Override
    public Form form() {
        return Form.folder(STATE_DICT);
    }

    @Override
    public void write(TrainedNetwork network, Path folder) {
        byte[] source = source(network).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(SOURCE), out -> out.write(source));
        Weights weights = NamedWeights.renamed(network.weights(), NamedWeights::torch);
        StateDict.write(folder.resolve(STATE_DICT), weights);
        Map<String, String> metadata = new HashMap<>(network.metadata().texts());
        metadata.put("format", "pt");
        Safetensors.write(folder.resolve(SAFETENSORS), weights, metadata);
    }

    private static String source(TrainedNetwork network) {
        Input input = network.architecture().input();
        BatchNorm norm = network.architecture().batchNorm();
        return String.join(
                "\n",
                "\"\"\"An image classifier that nas4j wrote. Needs torch alone.",
                "",
                network.architecture().toString(),
                "\"\"\"",
                "",
                "import torch",
                "import torch.nn.functional as F",
                "from torch import nn",
                "",
                "SIZE = " + input.resolution() + "  # rows and columns of an image",
                "CHANNELS = " + input.channels(),
                "MEAN = " + PythonText.numbers(network.normalisation().mean())
                        + "  # of pixels divided by 255; Network applies it",
                "DEVIATION = " + PythonText.numbers(network.normalisation().deviation()),
                "CLASSES = " + PythonText.texts(network.classNames()),
                "EPSILON = " + Decimals.text(norm.epsilon()),
                "MOMENTUM = " + PythonText.momentum(norm) + "  # of the new batch, as PyTorch counts it",
                "SYMMETRIC = "
                        + (network.architecture().padding() == Padding.SYMMETRIC ? "True" : "False")
                        + "  # padding: (kernel - 1) / 2 on each side, or as TensorFlow's \"same\"",
                "",
                Resources.text(PytorchExporter.class, "parts.py"),
                "",
                PytorchNetwork.source(network.plan()),
                "",
                "def load(path):",
                "    \"\"\"The network with the weights of a state dict (.pt) or a .safetensors file, for inference.\"\"\"",
                "    if str(path).endswith(\".safetensors\"):",
                "        from safetensors.torch import load_file",
                "",
                "        weights = load_file(path)",
                "    else:",
                "        weights = torch.load(path, map_location=\"cpu\", weights_only=True)",
                "    network = Network()",
                "    network.load_state_dict(weights)",
                "    return network.eval()",
                "");
    }

    @Override
    public Usage usage(TrainedNetwork network, String file) {
        boolean grey = network.architecture().input().channels() != 3;
        return new Usage(
                "A network in PyTorch: `" + SOURCE + "` builds it with torch alone, and nothing of nas4j is needed."
                        + " It can be trained further: dropout and stochastic depth are there.",
                "`pip install torch numpy pillow`, and `safetensors` for the second weights file",
                "The network reads float32 `[N, channels, rows, columns]`, any N, with pixel values from 0 to 255. Do not"
                        + " normalise them: it does.",
                "python",
                String.format(EXAMPLE, grey ? "L" : "RGB", grey ? "[None, None]" : ".transpose(2, 0, 1)[None].copy()"),
                List.of(
                        new Usage.FileNote(SOURCE, "the network, its normalisation and its class names"),
                        new Usage.FileNote(STATE_DICT, "weights as a state dict, for `torch.load`"),
                        new Usage.FileNote(SAFETENSORS, "the same weights as safetensors")));
    }

    @Override
    public List<BackendCheck> checks() {
        return List.of(
                new LibTorchCheck(STATE_DICT, plan -> NamedWeights::torch),
                new SafetensorsCheck(SAFETENSORS, plan -> NamedWeights::torch));
    }

    @Override
    public boolean accepts(Agreement agreement) {
        return true; // its checks compare weights to the number, and compute nothing
    }
}
