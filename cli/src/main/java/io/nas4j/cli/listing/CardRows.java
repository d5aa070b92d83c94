package io.nas4j.cli.listing;

import io.nas4j.api.stage.card.CardMember;
import io.nas4j.api.stage.card.CardOrigin;
import io.nas4j.api.stage.card.ModelCard;
import io.nas4j.api.stage.card.PhaseEffort;
import io.nas4j.cli.output.Interval;
import io.nas4j.cli.output.Row;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.statistics.Proportion;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.field.TaskFields;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.Conventions;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.cost.Footprint;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.published.PublishedAccuracy;
import java.util.Optional;

/** A model card as one object for programs; the field names are part of the command line's contract. */
public final class CardRows {

    private CardRows() {}

    public static Row row(ModelCard card) {
        Architecture architecture = card.model().architecture();
        return new Row()
                .with("model", card.family().get(0).name())
                .with("file", card.model().file().toString())
                .with("architecture", architecture.toString())
                .with("fingerprint", Fingerprint.of(architecture))
                .with("resolution", architecture.input().resolution())
                .with("channels", architecture.input().channels())
                .with("mean", card.model().normalisation().map(InputNormalisation::mean))
                .with("deviation", card.model().normalisation().map(InputNormalisation::deviation))
                .with("classes", card.model().classNames())
                .with("costs", costs(architecture))
                .with(
                        "test",
                        card.measured()
                                .map(measured -> EvaluationRows.measured(measured.evaluation())
                                        .with("dataset", measured.dataset())))
                .with("found", card.origin().map(CardRows::found))
                .with("recipe", card.origin().map(origin -> recipe(origin.task())))
                .with("family", card.family().stream().map(CardRows::member).toList())
                .with(
                        "published",
                        PublishedAccuracy.EFFICIENTNETS.stream()
                                .map(CardRows::published)
                                .toList())
                .with("published_source", PublishedAccuracy.EFFICIENTNETS_SOURCE + "; ImageNet's validation images");
    }

    private static Row costs(Architecture architecture) {
        Conventions conventions = CostModel.conventions(architecture);
        Footprint footprint = CostModel.footprint(architecture);
        return new Row()
                .with("params", conventions.params())
                .with("macs", conventions.macs())
                .with("flops", 2 * conventions.macs())
                .with("timm_macs", conventions.timmMacs())
                .with("timm_activations", conventions.timmActivations())
                .with("mmpretrain_flops", conventions.mmpretrainFlops())
                .with("keras_params", conventions.kerasParams())
                .with("weights_bytes", footprint.weights())
                .with("inference_peak_bytes", footprint.inferencePeak());
    }

    private static Row found(CardOrigin origin) {
        return new Row()
                .with("study", origin.study().name())
                .with("space", origin.study().plan().space().name())
                .with("strategy", origin.study().plan().strategy())
                .with("seed", Long.toString(origin.study().plan().seed()))
                .with("workers", origin.study().execution().workers())
                .with("engine", origin.provenance().engineVersion())
                .with("cpu", origin.provenance().cpu())
                .with("begun", origin.provenance().created())
                .with("data_fingerprint", origin.study().data().fingerprint())
                .with("validation_accuracy", origin.trial().accuracy())
                .with("test_accuracy", origin.trial().testAccuracy())
                .with("phases", origin.efforts().stream().map(CardRows::effort).toList())
                .with(
                        "coefficients",
                        origin.coefficients()
                                .map(chosen -> new Row()
                                        .with("alpha", chosen.alpha())
                                        .with("beta", chosen.beta())
                                        .with("gamma", chosen.gamma())));
    }

    private static Row effort(PhaseEffort effort) {
        return new Row()
                .with("phase", effort.phase().text())
                .with("trials", effort.trials())
                .with("complete", effort.complete())
                .with("training_seconds", effort.seconds());
    }

    /** The fields of a task that say something, as people give them. */
    static Row recipe(TrainingTask task) {
        Row row = new Row();
        TaskFields.ALL.forEach(field -> field.shownOf(task).ifPresent(shown -> row.with(field.name(), shown)));
        return row;
    }

    private static Row member(CardMember member) {
        Conventions conventions = CostModel.conventions(member.architecture());
        return new Row()
                .with("model", member.name())
                .with("pretrain", CardText.PRETRAIN)
                .with("params_m", conventions.params() / 1e6)
                .with("flops_g", conventions.mmpretrainFlops() / 1e9)
                .with("top1", member.top1().map(Proportion::value))
                .with("top1_interval", interval(member.top1()))
                .with("top5", member.top5().map(Proportion::value))
                .with("config", CardText.config(member))
                .with("download", member.weights().map(Object::toString));
    }

    private static Optional<Interval> interval(Optional<Proportion> proportion) {
        return proportion.map(known -> new Interval(known.low(), known.high()));
    }

    private static Row published(PublishedAccuracy paper) {
        return new Row()
                .with("model", paper.network())
                .with("params_m", paper.params())
                .with("gmacs", paper.gmacs())
                .with("top1", paper.top1())
                .with("top5", paper.top5());
    }
}
