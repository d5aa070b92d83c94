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
import io.nas4j.space.search.Membership;
import io.nas4j.space.staged.StagedSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A supernet that judges networks in this process. */
public final class SupernetJudging implements AutoCloseable {

    private static final int DRAWS = 20;

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
        Map<String, Choices> different = new LinkedHashMap<>();
        for (int draw = 0; draw < DRAWS * count && different.size() < count; draw++) {
            Choices choices = space.sample(random);
            different.putIfAbsent(space.identity(choices), choices);
        }
        return judged(List.copyOf(different.values()));
    }

    /**
     * Judges networks, which are cut to the space's input and classes; the least loss first.
     *
     * @throws InvalidInputException where one is not in the space
     */
    public List<JudgedNetwork> judge(List<Architecture> networks) {
        List<Choices> all = new ArrayList<>();
        for (Architecture each : networks) {
            Architecture asked = each.withInput(file.study().data().input())
                    .withClasses(file.study().data().classes());
            Membership membership = space.find(asked);
            if (membership instanceof Membership.Member member) {
                all.add(member.choices());
            } else if (membership instanceof Membership.Refused refused) {
                throw new InvalidInputException(
                        "the supernet holds the networks of space " + space.name() + " alone: " + refused.reason());
            }
        }
        return judged(all);
    }

    private List<JudgedNetwork> judged(List<Choices> networks) {
        return SupernetHealth.inOrder(networks).stream()
                .map(choices -> judged(space.build(choices)))
                .sorted(Comparator.comparingDouble(
                        (JudgedNetwork each) -> each.judgement().loss()))
                .toList();
    }

    private JudgedNetwork judged(Architecture architecture) {
        return new JudgedNetwork(architecture, network.judge(file.plan(architecture), batches));
    }

    @Override
    public void close() {
        network.close();
    }
}
