package io.nas4j.cli.command.model;

import io.nas4j.api.stage.model.ImageInput;
import io.nas4j.api.stage.model.ImagePrediction;
import io.nas4j.api.stage.model.PredictStage;
import io.nas4j.api.stage.model.Runners;
import io.nas4j.api.stage.model.UsedModel;
import io.nas4j.api.workplace.ModelArgument;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.PredictionRows;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a trained model about images. */
@Command(
        name = "predict",
        description = "Ask a trained model which class images have, and how sure it is. Images are decoded, resized and"
                + " normalised as in training.")
public final class PredictCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = ModelArgument.DESCRIPTION)
    private String argument;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGE",
            description = "JPEG or PNG files; folders, of which all images are taken; or - for one image from standard"
                    + " input.")
    private List<String> images = List.of();

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "1",
            description = "How many of the likeliest classes are told. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "torch, dl4j or auto. By default the study's engine, or auto. An .onnx file runs in ONNX"
                    + " Runtime.")
    private Optional<String> engine = Optional.empty();

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        List<String> asked = Runners.asked(engine.stream().toList(), List.of());
        List<ImageInput> inputs = ImageInput.named(images, System.in);
        UsedModel model = ModelArgument.read(storage.url(), argument);
        String runner = asked.isEmpty() ? model.usualRunner() : asked.get(0);
        List<ImagePrediction> predictions = PredictStage.run(model, inputs, top, runner);
        new Listing(spec.commandLine().getOut(), format.format())
                .print(
                        format.format() == Format.TABLE
                                ? PredictionRows.texts(predictions)
                                : PredictionRows.rows(predictions),
                        PredictionRows.columns(top),
                        "");
        return 0;
    }
}
