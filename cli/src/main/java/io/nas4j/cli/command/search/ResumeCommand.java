package io.nas4j.cli.command.search;

import io.nas4j.api.begin.Resumption;
import io.nas4j.api.request.Effort;
import io.nas4j.api.stage.SearchStage;
import io.nas4j.api.stage.choice.ConfirmStage;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.sweep.SweepStage;
import io.nas4j.api.stage.train.BaselineStage;
import io.nas4j.api.workplace.AskedStudies;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.ClusterOptions;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.input.TrialLimitOptions;
import io.nas4j.cli.listing.BaselineText;
import io.nas4j.cli.listing.BestTable;
import io.nas4j.cli.listing.ConfirmText;
import io.nas4j.cli.listing.GridText;
import io.nas4j.cli.listing.SweepText;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.field.StudyComparison;
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
import picocli.CommandLine.Unmatched;

/** Resumes a study. */
@Command(
        name = "resume",
        description = "Go on with a study where it stopped: its search, then whichever of the later stages were begun."
                + " Everything comes from the storage; an option of 'search' that differs from it is refused.")
public final class ResumeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(names = "--trials", paramLabel = "N", description = "New total of search trials. By default the study's.")
    private Optional<Integer> trials = Optional.empty();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Trials that train side by side from now on. Another number changes what is proposed from"
                    + " here on, and the study notes it. By default the study's.")
    private Optional<Integer> workers = Optional.empty();

    @Option(
            names = "--stop-when",
            paramLabel = "WHEN",
            description = "As in 'nas4j search', this time alone. By default the study's.")
    private Optional<String> stopWhen = Optional.empty();

    @Mixin
    private TrialLimitOptions limits;

    @Mixin
    private ClusterOptions cluster;

    @Unmatched
    private List<String> others = new ArrayList<>();

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminals.of(spec);
        StudyConfig stored = Studies.config(storage.url(), study);
        StudyComparison.refuseOthers(stored, GivenFields.of(study, others, stored), "--study");
        Resumption resumption = Resumption.of(
                stored,
                storage.url(),
                new Effort(trials, cluster.workers(workers), stopWhen, limits.request()),
                terminal::note);
        StudyConfig config = resumption.config();
        try (StageResources resources =
                StageResources.open(storage.url(), terminal, study, any -> config, cluster.hosts())) {
            boolean searching = resources.begin();
            if (config.execution().asked()) {
                terminal.note(AskedStudies.howToGoOn(config));
                return 0;
            }
            if (!config.plan().space().isNetwork()) {
                BestTable.print(
                        searching
                                ? SearchStage.run(resources.context(), resumption.searched())
                                : SearchStage.found(resources.context().store(), study),
                        terminal);
            }
            ConfirmStage.resume(resources.context(), config).ifPresent(result -> ConfirmText.print(result, terminal));
            BaselineStage.resume(resources.context(), config).ifPresent(result -> BaselineText.print(result, terminal));
            GridStage.resume(resources.context(), config).ifPresent(result -> GridText.print(result, terminal));
            SweepStage.resume(resources.context(), config).ifPresent(result -> SweepText.print(result, terminal));
        }
        return 0;
    }
}
