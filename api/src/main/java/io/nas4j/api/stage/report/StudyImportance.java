package io.nas4j.api.stage.report;

import io.nas4j.api.input.SpaceArgument;
import io.nas4j.controller.forest.DecisionShares;
import io.nas4j.core.importance.Importance;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.ConditionParser;
import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.SearchSpace;
import java.util.List;
import java.util.OptionalInt;

/** Which decisions of a study's space matter for its reward. */
final class StudyImportance {

    /** A forest learns from the latest so many. */
    private static final int MOST = 1000;

    /** It learns from no fewer complete trials. */
    static final int FEWEST = DecisionShares.FEWEST;

    private static final Condition REWARDED =
            ConditionParser.parse("state = COMPLETE and same_as is null and reward is not null");

    private StudyImportance() {}

    /** Of the trials that are stored now. Takes a second or two. */
    static Importance of(StudyStore store, StudyConfig config) {
        if (config.plan().space().isNetwork()) {
            return Importance.none("The study is of one network: there is nothing to decide.");
        }
        List<Trial> latest = store.trials(
                config.name(), new TrialQuery(Phase.SEARCH, REWARDED, TrialOrder.NUMBERS, OptionalInt.of(MOST)));
        if (latest.size() < FEWEST) {
            return DecisionShares.tooFew(latest.size());
        }
        try {
            SearchSpace space = SpaceArgument.definition(config.plan().space())
                    .space(config.data().input(), config.data().classes())
                    .with(config.plan().latency());
            return DecisionShares.of(
                    space,
                    latest.stream()
                            .map(trial -> space.parse(trial.spec().decisions()))
                            .toList(),
                    latest.stream().map(trial -> trial.reward().orElseThrow()).toList(),
                    new RandomStreams(config.plan().seed()));
        } catch (InvalidInputException e) {
            return Importance.none("The decisions of these trials are not those of the space: " + e.getMessage() + ".");
        }
    }
}
