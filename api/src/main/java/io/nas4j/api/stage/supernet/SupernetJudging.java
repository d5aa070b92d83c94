package io.nas4j.api.stage.supernet;

import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.stage.StudyData;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.supernet.SupernetFile;
import io.nas4j.evaluator.supernet.SupernetRecipe;
import io.nas4j.evaluator.supernet.training.SupernetHealth;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.evaluator.torch.TorchSupernet;
import io.nas4j.evaluator.train.EqualBatches;
import io.nas4j.evaluator.train.PixelReader;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Draws;
import io.nas4j.space.search.Membership;
import io.nas4j.space.staged.StagedSpace;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** A supernet that judges networks in this process. */
public final class SupernetJudging implements AutoCloseable {

    private final SupernetFile file;
    private final StagedSpace space;
    private final TorchSupernet network;
    private final List<Batch> batches;

    private SupernetJudging(SupernetFile file, StagedSpace space, TorchSupernet network, List<Batch> batches) {
        this.file = file;
        this.space = space;
        this.network = network;
        this.batches = batches;
    }

    /**
     * Opens a supernet and the images that it judges by.
     *
     * @param home folder beside the storage, where decoded images are kept
     * @throws InvalidInputException where the file is no supernet, its data have changed, or LibTorch is missing
     */
    public static SupernetJudging open(Path path, Path home) {
        SupernetFile file = SupernetFile.read(path);
        if (!TorchEngine.available()) {
            throw new InvalidInputException("a supernet needs LibTorch, which has no natives here");
        }
        StudyConfig study = file.study();
        TaskData task = study.plan().task().data();
        DataSet data = StudyData.open(task, home);
        data.prepare(file.resolution());
        StudyData.check(study, data.fingerprint());
        PixelReader images = new PixelReader(
                TrainingData.validation(data, task, file.resolution()),
                file.facts().normalisation());
        return new SupernetJudging(
                file,
                SpaceArgument.definition(study.plan().space())
                        .space(study.data().input(), study.data().classes()),
                new TorchSupernet(file.tensors(), file.weights(), SupernetRecipe.OPTIMISATION),
                EqualBatches.toJudge(images));
    }

    /** Judges random networks of the space, each once; the least loss first. */
    public List<JudgedNetwork> random(int count, long seed) {
        SplittableRandom random = new RandomStreams(seed).stream("networks to judge");
        return judged(Draws.different(space, count, random).stream()
                .map(choices -> new Asked(space.build(choices), choices))
                .toList());
    }

    /**
     * Judges networks, which are cut to the space's input and classes; the least loss first.
     *
     * @throws InvalidInputException where one is not in the space
     */
    public List<JudgedNetwork> judge(List<Architecture> networks) {
        return judged(networks.stream().map(this::asked).toList());
    }

    /**
     * A network to judge.
     *
     * @param choices some that come to it, which may write it otherwise
     */
    private record Asked(Architecture network, Choices choices) {}

    private Asked asked(Architecture network) {
        Architecture cut = network.withInput(file.study().data().input())
                .withClasses(file.study().data().classes());
        Membership membership = space.find(cut);
        if (membership instanceof Membership.Member member) {
            return new Asked(cut, member.choices());
        }
        String why = membership instanceof Membership.Refused refused ? ": " + refused.reason() : "";
        throw new InvalidInputException("the supernet holds the networks of space " + space.name() + " alone" + why);
    }

    private List<JudgedNetwork> judged(List<Asked> networks) {
        return networks.stream()
                .sorted(Comparator.comparing(Asked::choices, SupernetHealth.IN_ORDER))
                .map(asked -> new JudgedNetwork(
                        asked.network(), network.judge(file.plan(space.build(asked.choices())), batches)))
                .sorted(Comparator.comparingDouble(
                        (JudgedNetwork each) -> each.judgement().loss()))
                .toList();
    }

    @Override
    public void close() {
        network.close();
    }
}
