package io.nas4j.cli.runtime;

import io.nas4j.api.input.ArchitectureArgument;
import io.nas4j.api.request.TaskRequest;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Studies;
import io.nas4j.api.workplace.StudySession;
import io.nas4j.cli.input.NetworkOptions;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.scaling.CutToSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The study that a command trains networks in: one that is there, or one that is made to hold the trainings of a network.
 *
 * @param config as it is stored, or would be
 * @param made whether it is a network's, which {@link #open} creates where it is not there yet
 * @param sentences about data and network, for people
 */
public record TrainedStudy(StudyConfig config, boolean made, List<String> sentences) {

    /** What a network's study has for a strategy. */
    private static final String NO_STRATEGY = SearchPlan.NONE;

    private static final double EXPONENT = -0.07;
    private static final int LONGEST_LABEL = 60;

    public TrainedStudy {
        sentences = List.copyOf(sentences);
    }

    /**
     * Finds or plans the study. Writes nothing, and loads no engine.
     *
     * @param argument a study; or, where there is a data set, what names an architecture
     * @param dataset of the options
     * @param what the command cannot do on a table
     * @throws InvalidInputException where the argument is neither, or the data cannot be trained on
     */
    public static TrainedStudy of(
            String url,
            String argument,
            Optional<String> dataset,
            NetworkOptions options,
            TaskRequest task,
            String what) {
        if (dataset.isPresent()) {
            try {
                return ofNetwork(url, argument, dataset.get(), options, task, Optional.empty());
            } catch (InvalidInputException e) {
                ArtifactFolder.dropIfEmpty(ArtifactFolder.of(url));
                throw e;
            }
        }
        requireStudy(url, argument);
        StudyConfig config = Studies.trained(url, argument, what);
        return new TrainedStudy(config, false, StudyData.check(config, ArtifactFolder.of(url)));
    }

    /**
     * Refuses an architecture where a study is meant.
     *
     * @throws InvalidInputException where no study has that name, and it names an architecture
     */
    public static void requireStudy(String url, String argument) {
        if (Studies.find(url, argument).isEmpty() && isArchitecture(argument)) {
            throw new InvalidInputException("'" + argument
                    + "' is an architecture, whose trainings need --dataset; without it, a study is named");
        }
    }

    /** The same with other sentences before its own. */
    public TrainedStudy with(List<String> before) {
        return new TrainedStudy(
                config, made, Stream.concat(before.stream(), sentences.stream()).toList());
    }

    private static boolean isArchitecture(String argument) {
        try {
            ArchitectureArgument.read(argument, () -> {
                throw new InvalidInputException("a trial needs a storage");
            });
            return true;
        } catch (InvalidInputException e) {
            return argument.contains("#");
        }
    }

    /**
     * The network that is scaled: that of the study, or else the best that it knows of.
     *
     * @throws io.nas4j.core.WorkFailedException where it knows of none
     */
    public Architecture baseline(String url) {
        return config.plan().space().network().orElseGet(() -> {
            try (StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
                return GridStage.baseline(store, config.name());
            }
        });
    }

    /**
     * Plans the study of a network. Writes nothing, and loads no engine.
     *
     * @param argument what names an architecture
     * @param member the member of its family by the paper's coefficients that is meant; empty for the network itself
     * @throws InvalidInputException where it names none, or the data cannot be trained on
     */
    public static TrainedStudy ofNetwork(
            String url,
            String argument,
            String dataset,
            NetworkOptions options,
            TaskRequest task,
            Optional<Double> member) {
        Architecture read = architecture(url, argument);
        TrainingTask unsized = task.task(dataset);
        DataSet data = StudyData.open(unsized.data(), ArtifactFolder.of(url));
        int pixels = options.resolution().orElse(Math.min(read.input().resolution(), data.nativeSize()));
        Input input = new Input(pixels, data.channels());
        unsized.recipe().requireFits(pixels);
        CutToSize cut = CutToSize.of(read, input, data.classNames().size());
        Architecture network =
                member.map(phi -> MemberStudy.scaled(cut.network(), phi)).orElse(cut.network());
        String engine = options.engine();
        StudyConfig config = new StudyConfig(
                options.study().orElseGet(() -> MemberStudy.name(name(argument, cut.network()), member)),
                SearchPlan.of(
                        SpaceSource.ofNetwork(MemberStudy.label(label(argument, cut.network()), member), network),
                        NO_STRATEGY,
                        options.seed(),
                        new Objective(
                                Objective.Form.SOFT, CostModel.cost(network).macs(), EXPONENT),
                        task.task(dataset, data.counts())),
                Execution.of(engine, 0, options.workers())
                        .withDevice(options.device())
                        .withLimits(options.limits(TrialLimits.USUAL)),
                DataFacts.of(network.input(), data.classNames().size()));
        List<String> sentences = new ArrayList<>(StudyData.check(data, config));
        sentences.add(described(read, cut));
        member.ifPresent(phi -> sentences.add(MemberStudy.described(network, phi)));
        Optional<StudyConfig> stored = Studies.find(url, config.name());
        StudyConfig asked = config.withData(facts -> facts.withFingerprint(data.fingerprint()));
        return new TrainedStudy(
                stored.map(before -> StudySession.goingOn(
                                before,
                                asked.withExecution(execution -> execution
                                        .withWorkers(options.workers(
                                                before.execution().workers()))
                                        .withLimits(options.limits(
                                                before.execution().limits())))))
                        .orElse(asked),
                true,
                sentences);
    }

    private static Architecture architecture(String url, String argument) {
        try {
            return ArchitectureArgument.read(argument, () -> H2StudyStore.open(url, OpenMode.READ));
        } catch (InvalidInputException e) {
            if (Studies.find(url, argument).isPresent()) {
                throw new InvalidInputException(
                        "--dataset is for an architecture, but '" + argument + "' is a study, which has its own");
            }
            throw e;
        }
    }

    private static String described(Architecture read, CutToSize cut) {
        int own = read.input().resolution();
        int pixels = cut.network().input().resolution();
        return "the network reads " + pixels + " pixels a side"
                + (own == pixels ? "" : ", though it was made for " + own)
                + (cut.strides().isEmpty()
                        ? ""
                        : ", and has stride 1 in place of " + String.join(", ", cut.strides())
                                + ", so that its last maps keep " + CutToSize.LEAST_MAP + " pixels a side");
    }

    /** A published name, or a trial, as it was given; else the network's fingerprint. */
    private static String label(String argument, Architecture network) {
        return PublishedNetworks.names(argument) || argument.matches("[^#/\\s]{1," + LONGEST_LABEL + "}#[0-9]{1,9}")
                ? argument
                : Fingerprint.of(network);
    }

    private static String name(String argument, Architecture network) {
        String plain = label(argument, network).replaceAll("[^A-Za-z0-9._-]", "-");
        return plain.equals(Fingerprint.of(network)) ? "network-" + plain : plain;
    }

    /** Opens the storage and claims the study; creates it where it is a network's and not there yet. */
    public StageResources open(String url, Terminal terminal) {
        if (!made) {
            StageResources resources = StageResources.open(url, terminal, config);
            resources.running(config.name());
            return resources;
        }
        StageResources resources = StageResources.open(
                url,
                terminal,
                config.name(),
                stored -> stored.map(before -> StudySession.goingOn(before, config))
                        .orElse(config));
        resources.begin();
        return resources;
    }
}
