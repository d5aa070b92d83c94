package io.nas4j.api.workplace;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.json.ArchitectureJson;
import io.nas4j.core.json.TrialJson;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.trainer.TrialFiles;
import io.nas4j.export.json.JsonExporter;
import io.nas4j.export.onnx.OnnxExporter;
import io.nas4j.export.pytorch.PytorchExporter;
import io.nas4j.export.target.Exporter;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.notation.TfTpuNotation;
import io.nas4j.space.notation.TfTpuNotation.Dialect;
import io.nas4j.space.notation.TimmNotation;
import io.nas4j.space.plan.NetworkPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a program of the user is told of a trial: the network in each form that can say it, with fresh weights too, and what is
 * asked of its training. A notation that cannot say the network has no file.
 */
public final class TrainerFiles implements TrialFiles {

    private static final List<Exporter> EXPORTERS =
            List.of(new OnnxExporter(), new PytorchExporter(), new JsonExporter());

    @Override
    public void write(EvaluationRequest request, Path folder) {
        Architecture network = request.trained();
        text(folder.resolve("trial.json"), TrialJson.write(request));
        text(folder.resolve("architecture.json"), ArchitectureJson.write(network));
        text(folder.resolve("architecture.txt"), network.toString());
        notation(folder.resolve("timm.txt"), () -> TimmNotation.format(network));
        notation(
                folder.resolve("tf-tpu.txt"),
                () -> String.join("\n", TfTpuNotation.format(network, Dialect.EFFICIENTNET)));
        notation(
                folder.resolve("efficientnetv2.txt"),
                () -> String.join("\n", TfTpuNotation.format(network, Dialect.EFFICIENTNETV2)));
        TrainedNetwork fresh = fresh(network, request.seed());
        for (Exporter exporter : EXPORTERS) {
            export(exporter, fresh, folder);
        }
    }

    /** A form that cannot hold the network has no file either. */
    private static void export(Exporter exporter, TrainedNetwork network, Path folder) {
        Path target = folder.resolve(exporter.form().folder() ? exporter.name() : "network." + exporter.name());
        try {
            if (exporter.form().folder()) {
                Files.createDirectory(target);
            }
            exporter.write(network, target);
        } catch (InvalidInputException e) {
            // the other forms hold it
        } catch (IOException e) {
            throw new WorkFailedException("cannot make folder " + target + ": " + AtomicFile.reason(e), e);
        }
    }

    /** With the weights that this program's own training would begin with. */
    private static TrainedNetwork fresh(Architecture network, long seed) {
        NetworkPlan plan = NetworkPlan.of(network);
        Weights weights = Weights.initial(plan, new RandomStreams(seed).stream("initial weights"))
                .withSilentBranches(plan);
        int channels = network.input().channels();
        return new TrainedNetwork(
                plan,
                weights,
                channels == InputNormalisation.IMAGENET.channels()
                        ? InputNormalisation.IMAGENET
                        : InputNormalisation.unit(channels),
                IntStream.range(0, network.classes()).mapToObj(String::valueOf).toList());
    }

    private static void notation(Path file, Supplier<String> text) {
        String said;
        try {
            said = text.get();
        } catch (InvalidInputException e) {
            return; // the other forms say it
        }
        text(file, said);
    }

    private static void text(Path file, String text) {
        AtomicFile.write(file, stream -> stream.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
