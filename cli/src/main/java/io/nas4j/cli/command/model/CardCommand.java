package io.nas4j.cli.command.model;

import io.nas4j.api.stage.card.CardMeasurement;
import io.nas4j.api.stage.card.CardMember;
import io.nas4j.api.stage.card.CardStage;
import io.nas4j.api.stage.card.ModelCard;
import io.nas4j.api.stage.model.EvaluateStage;
import io.nas4j.api.stage.model.EvaluationImages.Part;
import io.nas4j.api.stage.model.UsedModel;
import io.nas4j.api.stage.report.ReportStage;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.EvaluationData;
import io.nas4j.api.workplace.ModelArgument;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.CardFigures;
import io.nas4j.cli.listing.CardRows;
import io.nas4j.cli.listing.CardText;
import io.nas4j.cli.listing.EvaluationText;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.report.chart.ChartWriter;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.notation.ArchitectureTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Describes a trained model. */
@Command(
        name = "card",
        description =
                "Write a model card: a page (README.md) and the same for programs (card.json), with what the model is,"
                        + " its accuracy, costs, family, data and recipe, how it was found and what that took, and figures; of a"
                        + " study's model with the report of its search.")
public final class CardCommand implements Callable<Integer> {

    private static final String PAGE = "README.md";
    private static final String JSON = "card.json";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = ModelArgument.DESCRIPTION)
    private String argument;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write to; made where there is none.")
    private Path output;

    @Option(
            names = "--dataset",
            paramLabel = "DATA",
            description =
                    "Measure accuracy on the test images of this data set, with the model's classes. By default the"
                            + " study's; of a file nothing is measured.")
    private Optional<String> dataset = Optional.empty();

    @Option(names = "--force", description = "Replace a card that is there.")
    private boolean force;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() {
        refuseOver();
        Terminal terminal = Terminals.of(spec);
        UsedModel model = ModelArgument.read(storage.url(), argument);
        Optional<CardMeasurement> measured = measured(model, terminal);
        ModelCard card = card(model, measured);
        write(card);
        model.origin().ifPresent(origin -> report(origin.study()));
        measured.ifPresent(known -> draw(card, known));
        terminal.say("wrote " + output.resolve(PAGE) + ", " + JSON + ", "
                + (model.origin().isPresent() ? CardText.REPORT + ", " : "")
                + card.family().size() + " configs"
                + (measured.isPresent() ? " and three figures" : "; accuracy is not measured without --dataset"));
        return 0;
    }

    private void refuseOver() {
        for (String name : List.of(PAGE, JSON, CardText.REPORT)) {
            if (!force && Files.exists(output.resolve(name))) {
                throw new InvalidInputException("cannot write the card to " + output + ": it has a " + name
                        + " already; give another folder, or --force to replace it");
            }
        }
    }

    private Optional<CardMeasurement> measured(UsedModel model, Terminal terminal) {
        if (dataset.isEmpty() && model.origin().isEmpty()) {
            return Optional.empty();
        }
        EvaluationData data = EvaluationData.of(model, dataset, Optional.empty(), storage.url());
        return Optional.of(new CardMeasurement(
                data.spec(),
                EvaluateStage.run(model, data.images(model, Part.TEST, terminal::note), model.usualRunner())));
    }

    private ModelCard card(UsedModel model, Optional<CardMeasurement> measured) {
        if (model.origin().isEmpty()) {
            return CardStage.ofFile(model, measured);
        }
        StudyConfig study = model.origin().get().study();
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            return CardStage.ofStudy(store, study, model, measured, ArtifactFolder.of(storage.url()));
        }
    }

    private void report(StudyConfig study) {
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            ReportStage.besideCard(store, study, output.resolve(CardText.REPORT), PAGE);
        }
    }

    private void write(ModelCard card) {
        folder(output.resolve("configs"));
        for (CardMember member : card.family()) {
            text(CardText.config(member), ArchitectureTree.format(member.architecture()));
        }
        StringWriter json = new StringWriter();
        new Listing(new PrintWriter(json), Format.JSON).print(CardRows.row(card));
        text(JSON, json.toString());
        text(PAGE, CardText.page(card).toString());
    }

    private void draw(ModelCard card, CardMeasurement measured) {
        ChartWriter.write(CardFigures.params(card, measured), output.resolve("accuracy-params"));
        ChartWriter.write(CardFigures.macs(card, measured), output.resolve("accuracy-macs"));
        ChartWriter.write(
                EvaluationText.picture(
                        measured.evaluation().evaluation(), card.family().get(0).name(), measured.dataset()),
                output.resolve("confusion"));
    }

    private static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException("folder " + folder + " cannot be made: " + AtomicFile.reason(e), e);
        }
    }

    private void text(String name, String text) {
        AtomicFile.write(output.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
