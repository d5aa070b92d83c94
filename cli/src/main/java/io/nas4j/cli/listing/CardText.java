package io.nas4j.cli.listing;

import io.nas4j.api.stage.card.CardMeasurement;
import io.nas4j.api.stage.card.CardMember;
import io.nas4j.api.stage.card.CardOrigin;
import io.nas4j.api.stage.card.ModelCard;
import io.nas4j.api.stage.card.PhaseEffort;
import io.nas4j.cli.output.Units;
import io.nas4j.core.classify.ClassAccuracy;
import io.nas4j.core.classify.Evaluation;
import io.nas4j.core.statistics.Proportion;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.field.TaskFields;
import io.nas4j.report.markdown.Markdown;
import io.nas4j.report.markdown.Markdown.Cell;
import io.nas4j.report.markdown.Markdown.Item;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.Conventions;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.cost.Footprint;
import io.nas4j.space.plan.Fingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A model card as a page for people. */
public final class CardText {

    /** What mmpretrain's tables say of a network whose weights begin at random. */
    static final String PRETRAIN = "From scratch";

    /** The page of the study that found the model, beside the card. */
    public static final String REPORT = "report.html";

    private static final String NOT_MEASURED = "";

    /** Of which a page has a row each; the JSON has all. */
    private static final int MOST_CLASSES = 100;

    private CardText() {}

    /** Where a member's architecture lies, beside the page. */
    public static String config(CardMember member) {
        return "configs/" + member.name().replaceAll("[^A-Za-z0-9._-]", "-") + ".yaml";
    }

    public static Markdown page(ModelCard card) {
        Markdown page = new Markdown();
        identity(page, card);
        use(page, card);
        accuracy(page, card);
        costs(page, card.model().architecture());
        family(page, card);
        card.origin().ifPresent(origin -> {
            training(page, origin);
            found(page, origin);
        });
        limits(page, card);
        return page;
    }

    private static void identity(Markdown page, ModelCard card) {
        Architecture architecture = card.model().architecture();
        int side = architecture.input().resolution();
        page.heading(1, card.family().get(0).name())
                .paragraph("A network that classifies images into " + architecture.classes() + " classes. It reads "
                        + (architecture.input().channels() == 1 ? "grey" : "colour") + " images of " + side + "x" + side
                        + " pixels. Its architecture, with fingerprint " + Fingerprint.of(architecture)
                        + ", in one line ('nas4j profile' shows it layer by layer):")
                .code(List.of(architecture.toString()))
                .paragraph("Classes: " + String.join(", ", card.model().classNames()) + ".");
        page.paragraph(card.model()
                .normalisation()
                .map(normalisation -> "Pixels are divided by 255; of each channel, the mean "
                        + numbers(normalisation.mean()) + " is subtracted, and the result divided by "
                        + numbers(normalisation.deviation()) + ". nas4j does that, and so does each exported file.")
                .orElse("The file reads pixels from 0 to 255, and normalises them itself."));
    }

    private static String numbers(List<Double> values) {
        return String.join(
                ", ",
                values.stream()
                        .map(value -> String.format(Locale.ROOT, "%.4f", value))
                        .toList());
    }

    private static void use(Markdown page, ModelCard card) {
        String file = card.model().file().toString();
        String data = card.measured().map(CardMeasurement::dataset).orElse("images:DIR");
        page.heading(2, "Use")
                .code(List.of("nas4j predict " + file + " photo.jpg", "nas4j evaluate " + file + " --dataset " + data));
    }

    private static void accuracy(Markdown page, ModelCard card) {
        page.heading(2, "Accuracy");
        if (card.measured().isEmpty()) {
            page.paragraph("Not measured: no labelled images were named. 'nas4j card' measures it with --dataset.");
            return;
        }
        CardMeasurement measured = card.measured().get();
        Evaluation evaluation = measured.evaluation().evaluation();
        page.paragraph("On the " + evaluation.images() + " test images of " + measured.dataset()
                + (card.origin().isPresent()
                        ? ", which had no part in search and training"
                        : "; of a file it is not known whether it was trained on some of them")
                + ". Intervals are Wilson's, of 95 %.");
        page.table(
                List.of("what", "figure", "interval"),
                List.of(
                        cells("top-1", percent(evaluation.top1()), interval(evaluation.top1())),
                        cells(
                                "top-5",
                                evaluation.top5().map(CardText::percent).orElse("five classes or fewer"),
                                evaluation.top5().map(CardText::interval).orElse("")),
                        cells("loss (nats)", number(evaluation.loss()), ""),
                        cells("expected calibration error, 15 bins", number(evaluation.calibrationError()), "")));
        if (evaluation.classNames().size() <= MOST_CLASSES) {
            page.table(
                    List.of("class", "images", "recall", "interval", "precision", "f1"),
                    evaluation.perClass().stream().map(CardText::row).toList());
        }
        page.image("which classes are taken for which", "confusion.svg");
        page.heading(3, "Beside published networks")
                .paragraph(
                        "The EfficientNets' accuracies are published ones, on ImageNet with its 1,000 classes. Those of"
                                + " this card were measured on " + measured.dataset()
                                + ", so that the two kinds of accuracy cannot be compared.")
                .image("accuracy against parameters", "accuracy-params.svg")
                .image("accuracy against multiply-accumulates", "accuracy-macs.svg");
    }

    private static List<Cell> row(ClassAccuracy each) {
        return cells(
                each.className(),
                Long.toString(each.images()),
                each.recall().map(CardText::percent).orElse(NOT_MEASURED),
                each.recall().map(CardText::interval).orElse(NOT_MEASURED),
                percent(each.precision()),
                percent(each.f1()));
    }

    private static void costs(Markdown page, Architecture architecture) {
        Conventions c = CostModel.conventions(architecture);
        Footprint footprint = CostModel.footprint(architecture);
        page.heading(2, "Costs")
                .paragraph("Of one image of " + architecture.input().resolution() + " pixels a side, exactly.")
                .table(
                        List.of("figure", "count", "what counts"),
                        List.of(
                                cells("params", exact(c.params()), "trainable numbers; timm, torchvision, mmpretrain"),
                                cells("MACs", exact(c.macs()), "multiply-accumulates; the FLOPs of papers"),
                                cells("FLOPs", exact(2 * c.macs()), "two for each multiply-accumulate"),
                                cells("timm MACs", exact(c.timmMacs()), "batch norms and pooling too"),
                                cells("timm activations", exact(c.timmActivations()), "outputs of convolutions"),
                                cells(
                                        "mmpretrain FLOPs",
                                        exact(c.mmpretrainFlops()),
                                        "without the classifier, batch norms five times"),
                                cells("Keras params", exact(c.kerasParams()), "running statistics too"),
                                cells("weights", exact(footprint.weights()), "bytes of 32-bit floats"),
                                cells(
                                        "maps at the peak",
                                        exact(footprint.inferencePeak()),
                                        "bytes that inference keeps at once")));
    }

    private static void family(Markdown page, ModelCard card) {
        page.heading(2, "Family")
                .paragraph("In the columns of mmpretrain's pages; Flops are counted as mmpretrain counts them.")
                .table(
                        List.of(
                                "Model",
                                "Pretrain",
                                "Params (M)",
                                "Flops (G)",
                                "Top-1 (%)",
                                "Top-5 (%)",
                                "Config",
                                "Download"),
                        card.family().stream().map(CardText::row).toList());
        if (card.family().stream().anyMatch(member -> member.top1().isEmpty())) {
            page.paragraph("A member without accuracy was not trained.");
        }
    }

    private static List<Cell> row(CardMember member) {
        Conventions c = CostModel.conventions(member.architecture());
        return List.of(
                Cell.text(member.name()),
                Cell.text(PRETRAIN),
                Cell.text(String.format(Locale.ROOT, "%.3f", c.params() / 1e6)),
                Cell.text(String.format(Locale.ROOT, "%.4f", c.mmpretrainFlops() / 1e9)),
                Cell.text(bare(member.top1())),
                Cell.text(bare(member.top5())),
                Cell.link("config", config(member)),
                member.weights()
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .map(name -> Cell.link(
                                name, member.weights().orElseThrow().toUri().toString()))
                        .orElse(Cell.text("")));
    }

    private static String bare(Optional<Proportion> proportion) {
        return proportion
                .map(known -> String.format(Locale.ROOT, "%.2f", 100 * known.value()))
                .orElse(NOT_MEASURED);
    }

    private static void training(Markdown page, CardOrigin origin) {
        TrainingTask task = origin.task();
        List<List<Cell>> rows = new ArrayList<>();
        TaskFields.ALL.forEach(field -> field.shownOf(task).ifPresent(shown -> rows.add(cells(field.name(), shown))));
        page.heading(2, "Data and recipe")
                .paragraph("Trained on " + task.data().dataset() + " ("
                        + images(task.data().trainImages()) + "), judged by "
                        + task.data().validationImages() + " validation images: "
                        + percent(origin.trial().accuracy()) + ". "
                        + origin.study()
                                .data()
                                .fingerprint()
                                .map(print -> "The data have fingerprint " + print + ".")
                                .orElse("Of the data no fingerprint is known."))
                .table(List.of("setting", "value"), rows);
    }

    private static String images(int count) {
        return count == 0 ? "all images that are not for validation" : count + " images";
    }

    private static void found(Markdown page, CardOrigin origin) {
        page.heading(2, "How it was found")
                .paragraph("Study " + origin.study().name() + " searched space "
                        + origin.study().plan().space().name() + " with strategy "
                        + origin.study().plan().strategy() + " from seed "
                        + origin.study().plan().seed() + ", "
                        + origin.study().execution().workers() + " trainings at a time, on "
                        + origin.provenance().cpu() + " with "
                        + origin.provenance().engineVersion() + ". It began "
                        + origin.provenance().created() + ". The model is the one of "
                        + origin.trained().size()
                        + " networks, trained longer, that had the best reward on validation images.")
                .table(
                        List.of("phase", "trials", "trained to the end", "training time"),
                        origin.efforts().stream().map(CardText::row).toList())
                .paragraph("Times are those of all trainings added, h:mm:ss or m:ss.")
                .list(List.of(new Item(
                        "The whole search, as a page for a browser: curves, fronts, decisions and all trials",
                        Cell.link(REPORT, REPORT))));
        origin.coefficients()
                .ifPresent(chosen -> page.paragraph("The grid search chose alpha "
                        + number(chosen.alpha()) + ", beta " + number(chosen.beta()) + ", gamma "
                        + number(chosen.gamma()) + " to scale it."));
    }

    private static List<Cell> row(PhaseEffort effort) {
        return cells(
                effort.phase().text(),
                Integer.toString(effort.trials()),
                Integer.toString(effort.complete()),
                Units.duration(effort.seconds()));
    }

    private static void limits(Markdown page, ModelCard card) {
        page.heading(2, "Limits")
                .paragraph("The network knows the classes above and no others: it gives one of them to any image. "
                        + card.measured()
                                .map(measured -> "Nothing is known of its accuracy on images of another kind than "
                                        + measured.dataset() + ".")
                                .orElse("Nothing is known of its accuracy."));
    }

    private static List<Cell> cells(String... texts) {
        return List.of(texts).stream().map(Cell::text).toList();
    }

    private static String exact(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String percent(Proportion proportion) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * proportion.value());
    }

    private static String percent(OptionalDouble fraction) {
        return fraction.isPresent()
                ? String.format(Locale.ROOT, "%.2f %%", 100 * fraction.getAsDouble())
                : NOT_MEASURED;
    }

    private static String interval(Proportion proportion) {
        return EvaluationText.interval(proportion);
    }
}
