package io.nas4j.cli.command.measure;

import io.nas4j.api.input.ScoreNames;
import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.stage.FailedTrials;
import io.nas4j.api.stage.InputSize;
import io.nas4j.api.stage.SearchStage;
import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.fidelity.FidelityResult;
import io.nas4j.api.stage.fidelity.Measure;
import io.nas4j.api.stage.fidelity.NetworkSize;
import io.nas4j.api.stage.fidelity.RandomNetworks;
import io.nas4j.api.stage.fidelity.RankSum;
import io.nas4j.api.stage.fidelity.ScoredMeasures;
import io.nas4j.api.stage.fidelity.SupernetMeasures;
import io.nas4j.api.stage.fidelity.TrainedMeasures;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Studies;
import io.nas4j.api.workplace.StudySession;
import io.nas4j.cli.command.supernet.SupernetProgress;
import io.nas4j.cli.input.ConstraintConverter;
import io.nas4j.cli.input.DeviceOption;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.Proxy;
import io.nas4j.cli.input.ReductionOptions;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.input.SupernetProxy;
import io.nas4j.cli.input.TrainingOptions;
import io.nas4j.cli.listing.FidelityRows;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.controller.Strategies;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.SpaceDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well short training, or a score without training, ranks networks. */
@Command(
        name = "fidelity",
        description = "Find the proxy to search with: train random networks of a space by each --proxy, and say how it"
                + " ranks them against a table or against longer training, and what it costs. A proxy ranks by accuracy and by"
                + " validation loss, and by the loss together with each score. Every trial is stored, one study a proxy; the same"
                + " command goes on where it stopped.")
public final class FidelityCommand implements Callable<Integer> {

    private static final String NO_SCORE = "none";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--study",
            paramLabel = "PREFIX",
            defaultValue = "fidelity",
            description = "What the names of its studies begin with. Default: ${DEFAULT-VALUE}.")
    private String prefix;

    @Option(names = "--dataset", paramLabel = "DATA", required = true, description = "As in 'nas4j search'.")
    private String dataset;

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            defaultValue = SearchSpaces.SMALL_IMAGE,
            description = "As in 'nas4j search'. Default: ${DEFAULT-VALUE}.")
    private String space;

    @Option(
            names = "--constraint",
            paramLabel = "C",
            converter = ConstraintConverter.class,
            description = "As in 'nas4j search'.")
    private List<Constraint> constraints = new ArrayList<>();

    @Option(
            names = "--networks",
            paramLabel = "N",
            defaultValue = "30",
            description = "Random networks to rank. Default: ${DEFAULT-VALUE}.")
    private int networks;

    @Option(
            names = "--proxy",
            paramLabel = "KEY=VALUE,...",
            description = "A way of short training: width, resolution, epochs, train-images, validation-images,"
                    + " batch-size, optimizer (another one brings its own learning rate and weight decay),"
                    + " learning-rate, warmup-steps. The options say the rest. May be given several times;"
                    + " 'default' is the options as they are. By default 'default' alone. supernet, or"
                    + " supernet:budget=3m, sampling=, updates=, width= or seed= with commas between: one set of weights for all"
                    + " networks, as 'nas4j supernet train' trains it.")
    private List<String> proxies = new ArrayList<>();

    @Option(
            names = "--scores",
            paramLabel = "LIST",
            description = "Scores of untrained networks to compare: synflow, grad-norm, jacob-cov, naswot, swap,"
                    + " az-expressivity, az-progressivity, az-trainability, macs, params, depth, with commas between, az-nas for its three parts and macs, or none."
                    + " By default all, where LibTorch runs.")
    private Optional<String> scores = Optional.empty();

    @Option(
            names = "--combine",
            paramLabel = "A+B+...",
            description =
                    "Rank by the sum of the ranks of several measures, as naswot+supernet+depth. May be given several"
                            + " times.")
    private List<String> combined = new ArrayList<>();

    @Option(
            names = "--truth-table",
            paramLabel = "FILE",
            description = "CSV with the accuracy of every network, as for 'nas4j benchmark --table'.")
    private Optional<String> truthTable = Optional.empty();

    @Option(
            names = "--truth",
            paramLabel = "KEY=VALUE,...",
            description = "The longer training that proxies are held against, as a --proxy.")
    private Optional<String> truth = Optional.empty();

    @Option(names = "--resolution", paramLabel = "R", description = "As in 'nas4j search'.")
    private Optional<Integer> resolution = Optional.empty();

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "auto",
            description = "torch, dl4j, or auto: torch where its natives are. Default: ${DEFAULT-VALUE}.")
    private String engine;

    @Mixin
    private DeviceOption device;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "2",
            description = "Networks that train side by side, one core each. Default: ${DEFAULT-VALUE}.")
    private int workers;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of the networks and of their training. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private TrainingOptions training;

    @Mixin
    private ReductionOptions reduction;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    /** What was said of the data, which all proxies share. */
    private final Set<String> said = new HashSet<>();

    @Override
    public Integer call() throws InterruptedException {
        Require.between("--networks", networks, 3, 100_000);
        if (truth.isPresent() == truthTable.isPresent()) {
            throw new InvalidInputException(
                    "what counts as true must be given once: as --truth-table FILE, or as --truth"
                            + " KEY=VALUE,... for longer training");
        }
        SpaceSource source = SpaceArgument.source(space, constraints);
        DataSet data = StudyData.open(training.task(dataset).data(), ArtifactFolder.of(storage.url()));
        SpaceDefinition definition = SpaceArgument.definition(source);
        InputSize size = InputSize.of(resolution.or(this::storedResolution), definition, data);
        Input input = new Input(size.pixels(), data.channels());
        SearchSpace searched = definition.space(input, data.classNames().size());
        Reduction reduced = reduction.request().of(searched);
        // before images are decoded, which keeps them beside the storage
        TrainingTask unread = training.task(dataset).with(reduced);
        Stream.concat(asked().stream(), truth.stream())
                .forEach(text -> Proxy.parse(text, unread).task().requireFits(size.pixels()));
        TrainingTask base = training.task(dataset, data.counts()).with(reduced);
        List<Proxy> all = asked().stream().map(text -> Proxy.parse(text, base)).toList();
        List<SupernetProxy> supernets = supernets();
        Optional<Proxy> longer = truth.map(text -> Proxy.parse(text, base));
        Optional<TableEvaluator> table = truthTable.map(file -> new TableEvaluator(
                TableEvaluator.file(TableEvaluator.PREFIX + file), SpaceArgument.definition(source)));
        List<ZeroCost> untrained = scores();
        List<StudyConfig> configs = new ArrayList<>();
        for (Proxy proxy : all) {
            configs.add(config(source, data, input, proxy, prefix + "-" + proxy.slug()));
        }
        size.note().ifPresent(Terminals.of(spec)::note);
        Optional<StudyConfig> truthConfig =
                longer.map(proxy -> config(source, data, input, proxy, prefix + "-truth-" + proxy.slug()));

        Terminal terminal = Terminals.of(spec);
        List<Measure> measures = new ArrayList<>();
        List<Measure> losses = new ArrayList<>();
        List<Trial> proxyTrials = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<Trial> trials = trained(configs.get(i), terminal);
            proxyTrials.addAll(trials);
            TrainedMeasures told = TrainedMeasures.of(all.get(i).text(), trials);
            measures.addAll(told.all());
            told.loss().ifPresent(losses::add);
        }
        StudyConfig usual = configs.isEmpty()
                ? config(source, data, input, Proxy.parse("", base), prefix + "-default")
                : configs.get(0);
        List<List<String>> decisions = RandomNetworks.of(searched, usual.plan(), networks);
        List<Architecture> architectures = decisions.stream()
                .map(each -> searched.build(searched.parse(each)))
                .toList();
        for (SupernetProxy supernet : supernets) {
            SupernetMeasures judged = judged(supernet, usual, architectures, supernets.size(), terminal);
            measures.addAll(List.of(judged.loss(), judged.accuracy()));
            losses.add(judged.loss());
        }
        List<Measure> scored = scored(untrained, architectures, usual, terminal);
        measures.addAll(scored);
        losses.forEach(loss -> scored.forEach(score -> measures.add(RankSum.of(loss, score))));
        List<Trial> truthTrials = truthConfig.isPresent() ? trained(truthConfig.get(), terminal) : List.of();
        List<OptionalDouble> known =
                truthConfig.isPresent() ? values(truthTrials) : looked(table.orElseThrow(), source, decisions);
        for (String names : combined) {
            Measure sum = RankSum.of(names, measures);
            if (measures.stream().noneMatch(each -> each.name().equals(sum.name()))) {
                measures.add(sum);
            }
        }
        FidelityResult result = FidelityResult.of(
                measures, known, architectures.stream().map(NetworkSize::of).toList(), seed);
        print(result, terminal);
        if (result.empty()) {
            throw new WorkFailedException(
                    "no network has both a proxy's accuracy and a true one, so that nothing can be"
                            + " ranked (failed by the proxies: " + counted(proxyTrials) + "; by longer training: "
                            + counted(truthTrials) + ")");
        }
        return 0;
    }

    /** The proxies that train each network. */
    private List<String> asked() {
        return proxies.isEmpty()
                ? List.of("default")
                : proxies.stream().filter(text -> !SupernetProxy.is(text)).toList();
    }

    private List<SupernetProxy> supernets() {
        return proxies.stream()
                .filter(SupernetProxy::is)
                .map(SupernetProxy::parse)
                .toList();
    }

    /** By a supernet that is kept beside the studies. */
    private SupernetMeasures judged(
            SupernetProxy supernet,
            StudyConfig study,
            List<Architecture> architectures,
            int supernets,
            Terminal terminal) {
        terminal.note("fidelity: " + supernet.text());
        Path home = ArtifactFolder.of(storage.url());
        return SupernetMeasures.of(
                supernets == 1 ? SupernetProxy.NAME : supernet.text(),
                supernet.order(study),
                StageContext.folder(home, prefix + "-" + supernet.slug()).resolve("supernet.safetensors"),
                home,
                new SupernetProgress(terminal),
                architectures);
    }

    /** Studies go on at their own size, whatever the release that began them took for the usual one. */
    private Optional<Integer> storedResolution() {
        String first = asked().isEmpty()
                ? "default"
                : Proxy.parse(asked().get(0), training.task(dataset)).slug();
        return Studies.find(storage.url(), prefix + "-" + first)
                .map(stored -> stored.data().input().resolution());
    }

    private List<ZeroCost> scores() {
        if (scores.isEmpty()) {
            return TorchEngine.available() ? List.of(ZeroCost.values()) : List.of();
        }
        return scores.get().equals(NO_SCORE) ? List.of() : ScoreNames.parse(scores.get());
    }

    private StudyConfig config(SpaceSource source, DataSet data, Input input, Proxy proxy, String name) {
        String resolved = Engines.resolve(engine);
        Objective accuracy = new Objective(Objective.Form.SOFT, 1, 0);
        Execution execution = Execution.of(resolved, networks, workers)
                .withLimits(TrialLimits.USUAL)
                .withDevice(device.resolved(resolved));
        StudyConfig config = new StudyConfig(
                name,
                SearchPlan.of(source, Strategies.RANDOM, seed, accuracy, proxy.task()),
                execution,
                DataFacts.of(input, data.classNames().size()));
        Set<String> sentences = new LinkedHashSet<>(StudyData.check(data, config));
        sentences.removeAll(said);
        said.addAll(sentences);
        sentences.forEach(Terminals.of(spec)::note);
        return config.withData(facts -> facts.withFingerprint(data.fingerprint()));
    }

    private List<Trial> trained(StudyConfig config, Terminal terminal) throws InterruptedException {
        terminal.note("fidelity: study " + config.name());
        try (StageResources resources = StageResources.open(
                storage.url(),
                terminal,
                config.name(),
                stored -> stored.map(before -> StudySession.goingOn(
                                before,
                                config.withExecution(execution ->
                                        execution.withLimits(before.execution().limits()))))
                        .orElse(config))) {
            if (resources.begin()) {
                SearchStage.run(resources.context(), resources.config());
            }
            Map<Integer, List<Epoch>> epochs = resources.context().store().epochs(config.name(), Phase.SEARCH);
            return resources.context().store().trials(config.name(), Phase.SEARCH).stream()
                    .limit(networks)
                    .map(trial ->
                            trial.withEpochs(epochs.getOrDefault(trial.spec().number(), List.of())))
                    .toList();
        }
    }

    private static String counted(List<Trial> trials) {
        String causes = FailedTrials.counted(trials);
        return causes.isEmpty() ? "none" : causes;
    }

    private static List<OptionalDouble> values(List<Trial> trials) {
        return trials.stream().map(Trial::accuracy).toList();
    }

    /** Kept with the study of the first proxy, at whose width and resolution they are computed. */
    private List<Measure> scored(
            List<ZeroCost> untrained, List<Architecture> architectures, StudyConfig config, Terminal terminal)
            throws InterruptedException {
        if (untrained.isEmpty()) {
            return List.of();
        }
        List<String> names = untrained.stream().map(ZeroCost::text).toList();
        terminal.note("fidelity: scores " + String.join(", ", names));
        try (StageResources resources = StageResources.open(storage.url(), terminal, config)) {
            resources.begin();
            return ScoredMeasures.of(
                    untrained, resources.context().scores(resources.config()).of(architectures, names));
        }
    }

    private static List<OptionalDouble> looked(TableEvaluator table, SpaceSource source, List<List<String>> decisions) {
        SearchSpace own = SpaceArgument.definition(source).space();
        return decisions.stream()
                .map(each -> table.accuracy(own.build(own.parse(each))))
                .toList();
    }

    private void print(FidelityResult result, Terminal terminal) {
        new Listing(spec.commandLine().getOut(), format.format())
                .print(FidelityRows.of(result), FidelityRows.COLUMNS, "");
        if (format.format() == Format.TABLE) {
            result.bestForItsTime()
                    .ifPresent(
                            name -> terminal.say("The trained proxy with the highest tau for its time: " + name + "."));
        }
    }
}
