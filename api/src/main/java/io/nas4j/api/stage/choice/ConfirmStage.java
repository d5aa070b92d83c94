package io.nas4j.api.stage.choice;

import io.nas4j.api.stage.FailedTrials;
import io.nas4j.api.stage.Plans;
import io.nas4j.api.stage.StageContext;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.race.Race;
import io.nas4j.core.race.RaceEnd;
import io.nas4j.core.run.RaceRun;
import io.nas4j.core.run.RaceTrials;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.Optional;

/**
 * Trains the likely best networks of a search again with other seeds, by racing, to find out which is the best. A training
 * belongs to a network and a round, so that more networks or a larger budget use what was trained before.
 */
public final class ConfirmStage {

    private ConfirmStage() {}

    /**
     * Refuses a budget that does not reach for one training of each network.
     *
     * @param epochs of each training
     * @throws InvalidInputException where it does not
     */
    public static void check(ConfirmOptions options, int epochs) {
        Race.of(options.top(), options.probability(), options.budget().of(epochs));
    }

    /** How each network is trained, unless another way is asked for: as in the search, for twice as many epochs. */
    public static TrainingTask usualTask(StudyConfig config) {
        TrainingTask own = config.plan().task();
        return own.withRecipe(recipe -> recipe.withEpochs(2 * recipe.epochs()));
    }

    /**
     * Notes that a study's search is to be followed by this, so that whoever resumes it does so too. Where trainings have been
     * made, their task stays.
     *
     * @param options empty where nothing is to follow, or where what follows stays what it was
     */
    public static void announce(StudyStore store, StudyConfig config, Optional<ConfirmOptions> options) {
        options.ifPresent(asked -> {
            Optional<PhasePlan> kept = store.plan(config.name(), Phase.CONFIRM);
            announce(store, config.name(), asked, kept.map(PhasePlan::task).orElseGet(() -> usualTask(config)), false);
        });
    }

    private static void announce(
            StudyStore store, String study, ConfirmOptions options, TrainingTask task, boolean restart) {
        Optional<PhasePlan> kept = store.plan(study, Phase.CONFIRM);
        if (kept.isPresent()) {
            Plans.begin(
                    store, study, new PhasePlan(Phase.CONFIRM, task, kept.get().options()), restart);
        }
        if (kept.isEmpty() || restart || !ConfirmOptions.of(kept.get()).equals(options)) {
            store.savePlan(study, new PhasePlan(Phase.CONFIRM, task, options.toMap()));
        }
    }

    /**
     * Trains what is not trained yet.
     *
     * @param restart whether trainings that were begun with another task are discarded
     * @throws InvalidInputException where there are trainings with another task
     * @throws WorkFailedException where the search has fewer than two complete networks, or all failed
     */
    public static ConfirmResult run(
            StageContext context, StudyConfig config, ConfirmOptions options, TrainingTask task, boolean restart)
            throws InterruptedException {
        StudyStore store = context.store();
        List<Trial> candidates = candidates(store, config, options.top());
        announce(store, config.name(), options, task, restart);
        PhasePlan plan = new PhasePlan(Phase.CONFIRM, task, ConfirmedNetworks.plan(options, candidates));
        Race start = ConfirmedNetworks.race(plan, candidates.size());
        store.savePlan(config.name(), plan);
        int most = options.budget().trainings(task.recipe().epochs());
        Race race = new RaceRun(context.runner(config, context.listener().trials(Phase.CONFIRM, most)))
                .run(start, candidates.stream().map(Trial::spec).toList(), task, RaceTrials.confirming(store, config));
        if (race.end().equals(Optional.of(RaceEnd.ALL_FAILED))) {
            throw new WorkFailedException("all " + candidates.size() + " networks of study " + config.name()
                    + " failed when they were trained again; " + FailedTrials.remedy(config.name(), Phase.CONFIRM));
        }
        int unit = options.budget().epochs() ? task.recipe().epochs() : 1;
        return result(store, config, (int) (race.spent() / unit), ConfirmedNetworks.of(config, candidates, race));
    }

    private static List<Trial> candidates(StudyStore store, StudyConfig config, int top) {
        List<Trial> candidates = searched(store, config, top).stream()
                .limit(top)
                .map(ChosenNetwork::trial)
                .toList();
        if (candidates.size() < 2) {
            throw new WorkFailedException("study " + config.name() + " has "
                    + (candidates.isEmpty() ? "no complete search trial" : "only one complete network")
                    + ", and there is nothing to choose between");
        }
        return candidates;
    }

    /** The networks by what the search alone says of them. */
    private static List<ChosenNetwork> searched(StudyStore store, StudyConfig config, int top) {
        try {
            return StudyChoice.of(store, config, Optional.of(Basis.POSTERIOR), top)
                    .networks();
        } catch (InvalidInputException e) {
            return StudyChoice.of(store, config, Optional.of(Basis.SEEN), top).networks(); // too few for a model
        }
    }

    private static ConfirmResult result(
            StudyStore store, StudyConfig config, int trainings, ConfirmedNetworks confirmed) {
        List<ChosenNetwork> known = StudyChoice.of(
                        store, config, Optional.empty(), confirmed.candidates().size())
                .networks();
        return new ConfirmResult(
                config.name(),
                confirmed.race().end().orElse(RaceEnd.BUDGET),
                trainings,
                confirmed.standings().stream()
                        .map(racer -> new ConfirmResult.Confirmed(
                                network(known, confirmed.candidates().get(racer.candidate())), racer))
                        .toList());
    }

    private static ChosenNetwork network(List<ChosenNetwork> known, Trial trial) {
        return known.stream()
                .filter(network -> network.trial().number() == trial.number())
                .findFirst()
                .orElseThrow();
    }

    /** Goes on with the options that the phase was begun with; empty where it was not begun. */
    public static Optional<ConfirmResult> resume(StageContext context, StudyConfig config) throws InterruptedException {
        Optional<PhasePlan> plan = context.store().plan(config.name(), Phase.CONFIRM);
        return plan.isEmpty()
                ? Optional.empty()
                : Optional.of(run(
                        context,
                        config,
                        ConfirmOptions.of(plan.get()),
                        plan.get().task(),
                        false));
    }
}
