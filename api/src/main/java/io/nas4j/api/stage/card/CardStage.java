package io.nas4j.api.stage.card;

import io.nas4j.api.stage.model.ModelEvaluation;
import io.nas4j.api.stage.model.UsedModel;
import io.nas4j.api.stage.train.TrainedBaseline;
import io.nas4j.core.classify.Evaluation;
import io.nas4j.core.statistics.Proportion;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.space.architecture.ArchitectureText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what is known of a model. Trains nothing and stores nothing. */
public final class CardStage {

    private static final String ENDING = "\\.(safetensors|onnx)$";

    private CardStage() {}

    /** A card of a file, of which no study is known. */
    public static ModelCard ofFile(UsedModel model, Optional<CardMeasurement> measured) {
        Path last = model.file().getFileName();
        String name = (last == null ? model.name() : last.toString()).replaceFirst(ENDING, "");
        return new ModelCard(model, measured, Optional.empty(), List.of(itself(name, model, measured)));
    }

    /** A card of a study's baseline. */
    public static ModelCard ofStudy(
            StudyStore store, StudyConfig config, UsedModel model, Optional<CardMeasurement> measured, Path home) {
        TrainedBaseline baseline = TrainedBaseline.read(store, config, home);
        List<CardMember> family = new ArrayList<>();
        family.add(itself(config.name(), model, measured));
        store.family(config.name()).stream()
                .filter(member -> !member.architecture().equals(model.architecture()))
                .map(member -> scaled(config.name(), member))
                .forEach(family::add);
        return new ModelCard(model, measured, Optional.of(CardOrigin.of(store, config, baseline)), family);
    }

    private static CardMember itself(String name, UsedModel model, Optional<CardMeasurement> measured) {
        Optional<Evaluation> evaluation =
                measured.map(CardMeasurement::evaluation).map(ModelEvaluation::evaluation);
        Optional<Proportion> top5 = evaluation.flatMap(Evaluation::top5);
        return new CardMember(
                name, model.architecture(), evaluation.map(Evaluation::top1), top5, Optional.of(model.file()));
    }

    private static CardMember scaled(String study, FamilyMember member) {
        return new CardMember(
                study + "-phi" + ArchitectureText.number(member.phi()),
                member.architecture(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
