package io.nas4j.cli.command.model;

import io.nas4j.api.stage.model.EvaluateStage;
import io.nas4j.api.stage.model.EvaluationImages;
import io.nas4j.api.stage.model.EvaluationImages.Part;
import io.nas4j.api.stage.model.ModelEvaluation;
import io.nas4j.api.stage.model.Runners;
import io.nas4j.api.stage.model.UsedModel;
import io.nas4j.api.workplace.EvaluationData;
import io.nas4j.api.workplace.ModelArgument;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.EvaluationRows;
import io.nas4j.cli.listing.EvaluationText;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.report.chart.ChartWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a trained model on labelled images. */
@Command(
        name = "evaluate",
        description =
                "Measure a trained model on labelled images: top-1 and top-5 accuracy with 95 %% intervals, each class, which"
                        + " classes are taken for which, loss, calibration error, images a second. Nothing is trained or"
                        + " stored.")
public final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = ModelArgument.DESCRIPTION)
    private String argument;

    @Option(
            names = "--dataset",
            paramLabel = "DATA",
            description = "As in 'nas4j search', with the model's classes. By default the data set of the study.")
    private Optional<String> dataset = Optional.empty();

    @Option(
            names = "--part",
            paramLabel = "PART",
            defaultValue = "test",
            description = "${COMPLETION-CANDIDATES}. The validation images are those by which the study judged its"
                    + " networks, or the data set's own. Default: ${DEFAULT-VALUE}.")
    private Part part = Part.TEST;

    @Option(
            names = "--resolution",
            paramLabel = "R",
            split = ",",
            description = "Pixels a side that images are resized to, with commas between. By default the model's.")
    private List<Integer> resolutions = List.of();

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            split = ",",
            description = "torch, dl4j or auto, with commas between. By default the study's engine, or auto.")
    private List<String> engines = List.of();

    @Option(
            names = "--with",
            paramLabel = "BACKEND",
            split = ",",
            description = "onnx: also the model as 'nas4j export' writes it, in ONNX Runtime.")
    private List<String> backends = List.of();

    @Option(
            names = "--picture",
            paramLabel = "STEM",
            description = "Also draw which classes are taken for which, as STEM.svg and STEM.png.")
    private Optional<Path> picture = Optional.empty();

    @Option(
            names = "--data-seed",
            paramLabel = "N",
            description = "Seed of what 'shapes' draws. By default the study's, or 0.")
    private Optional<Long> dataSeed = Optional.empty();

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        List<String> asked = Runners.asked(engines, backends);
        Terminal terminal = Terminals.of(spec);
        UsedModel model = ModelArgument.read(storage.url(), argument);
        List<UsedModel> sized = resolutions.isEmpty()
                ? List.of(model)
                : resolutions.stream().distinct().map(model::at).toList();
        EvaluationData data = EvaluationData.of(model, dataset, dataSeed, storage.url());
        EvaluationImages images = data.images(model, part, terminal::note);
        List<ModelEvaluation> evaluations = new ArrayList<>();
        for (String runner : runners(asked, model)) {
            for (UsedModel each : sized) {
                evaluations.add(EvaluateStage.run(each, images, runner));
            }
        }
        ModelEvaluation shown = shown(evaluations, model);
        if (format.format() == Format.TABLE) {
            EvaluationText.print(evaluations, shown, data.spec(), part, terminal);
        } else {
            new Listing(terminal.out(), format.format())
                    .print(EvaluationRows.rows(evaluations, model, data.spec(), part), List.of(), "");
        }
        picture.ifPresent(
                stem -> ChartWriter.write(EvaluationText.picture(shown.evaluation(), argument, data.spec()), stem));
        return 0;
    }

    /** The first at the model's own resolution, or the first of all. */
    private static ModelEvaluation shown(List<ModelEvaluation> evaluations, UsedModel model) {
        return evaluations.stream()
                .filter(each ->
                        each.resolution() == model.architecture().input().resolution())
                .findFirst()
                .orElse(evaluations.get(0));
    }

    /** The model's own engine, where backends alone are asked for, is what they are compared with. */
    private List<String> runners(List<String> asked, UsedModel model) {
        if (!engines.isEmpty()) {
            return asked;
        }
        List<String> runners = new ArrayList<>(List.of(model.usualRunner()));
        asked.stream().filter(each -> !runners.contains(each)).forEach(runners::add);
        return runners;
    }
}
