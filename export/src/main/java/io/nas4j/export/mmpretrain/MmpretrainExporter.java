package io.nas4j.export.mmpretrain;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.pytorch.LibTorchCheck;
import io.nas4j.export.pytorch.StateDict;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Form;
import io.nas4j.export.target.NamedWeights;
import io.nas4j.export.target.Usage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a config file for mmpretrain and a state dict under mmpretrain's names. {@link Backbone} says which networks mmpretrain
 * can build, and refuses the others with the reason.
 */
public final class MmpretrainExporter implements Exporter {

    private static final String CONFIG = "config.py";
    private static final String STATE_DICT = "model.pth";

    private static final String EXAMPLE = """
            import numpy as np
            import torch
            from mmengine.config import Config
            from mmpretrain.apis import init_model
            from PIL import Image

            config = Config.fromfile("config.py")
            model = init_model(config, "model.pth", device="cpu")
            image = Image.open("image.png").convert("%s").resize((config.size, config.size))
            pixels = torch.from_numpy(np.asarray(image, np.float32)%s)
            mean, std = torch.tensor(config.mean), torch.tensor(config.std)
            with torch.inference_mode():
                logits = model((pixels - mean.view(-1, 1, 1)) / std.view(-1, 1, 1))[0]
            print(config.classes[logits.argmax()], *logits.tolist())
            """;

    @Override
    public String name() {
        return "mmpretrain";
    }

    @Override
    public String needs() {
        return "a config file and a state dict in mmpretrain's names, loaded by LibTorch where its natives are; networks that"
                + " mmpretrain's tables hold";
    }

    @Override
    public Form form() {
        return Form.folder(STATE_DICT);
    }

    @Override
    public void requireHolds(TrainedNetwork network) {
        Backbone.of(network.architecture());
    }

    @Override
    public void write(TrainedNetwork network, Path folder) {
        Backbone backbone = Backbone.of(network.architecture());
        byte[] config = ConfigFile.text(network, backbone).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(CONFIG), out -> out.write(config));
        StateDict.write(
                folder.resolve(STATE_DICT), NamedWeights.renamed(network.weights(), backbone.names(network.plan())));
    }

    @Override
    public Usage usage(TrainedNetwork network, String file) {
        boolean grey = network.architecture().input().channels() != 3;
        return new Usage(
                "A network for mmpretrain: `" + CONFIG + "` asks for mmpretrain's own backbone, and nothing of nas4j is"
                        + " needed.",
                "`pip install -U openmim && mim install mmpretrain`, and numpy, pillow; its names are those of mmpretrain 1.2",
                "The network reads float32 `[N, channels, rows, columns]`, any N, normalised: subtract `mean` and divide by `std`,"
                        + " which count pixels from 0 to 255. mmpretrain's own programs do that by `data_preprocessor`. Training"
                        + " goes on from here with other drop rates: mmpretrain's linear head has no dropout.",
                "python",
                String.format(EXAMPLE, grey ? "L" : "RGB", grey ? "[None, None]" : ".transpose(2, 0, 1)[None].copy()"),
                List.of(
                        new Usage.FileNote(CONFIG, "backbone, neck and head, normalisation and class names"),
                        new Usage.FileNote(STATE_DICT, "weights under mmpretrain's names")));
    }

    @Override
    public List<BackendCheck> checks() {
        return List.of(new LibTorchCheck(
                STATE_DICT, plan -> Backbone.of(plan.architecture()).names(plan)));
    }

    @Override
    public boolean accepts(Agreement agreement) {
        return true; // its check compares weights to the number, and computes nothing
    }
}
