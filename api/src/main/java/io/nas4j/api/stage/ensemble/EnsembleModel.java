package io.nas4j.api.stage.ensemble;

import io.nas4j.api.stage.model.ModelOrigin;
import io.nas4j.api.stage.model.UsedModel;
import io.nas4j.core.classify.Classifier;
import io.nas4j.core.classify.EnsembleClassifier;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Networks of one architecture, trained with different seeds, used as one.
 *
 * @param members at least one
 */
record EnsembleModel(List<UsedModel> members) implements UsedModel {

    EnsembleModel {
        members = List.copyOf(members);
    }

    private UsedModel first() {
        return members.get(0);
    }

    @Override
    public String name() {
        return first().name();
    }

    @Override
    public Path file() {
        return first().file();
    }

    @Override
    public Architecture architecture() {
        return first().architecture();
    }

    @Override
    public List<String> classNames() {
        return first().classNames();
    }

    /** All members were trained on the same images. */
    @Override
    public Optional<InputNormalisation> normalisation() {
        return first().normalisation();
    }

    @Override
    public Optional<ModelOrigin> origin() {
        return first().origin();
    }

    @Override
    public String usualRunner() {
        return first().usualRunner();
    }

    @Override
    public UsedModel at(int resolution) {
        return new EnsembleModel(
                members.stream().map(member -> member.at(resolution)).toList());
    }

    @Override
    public Classifier open(String runner) {
        return new EnsembleClassifier(
                members.stream().map(member -> member.open(runner)).toList(),
                classNames().size());
    }
}
