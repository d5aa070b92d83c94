package io.nas4j.cli.command.study;

import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.RowStream;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.Condition.Operator;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Trials as they finish. The store is asked again and again for what is not listed yet: where another process writes it, there
 * is nothing else that tells.
 */
final class TrialFollower {

    private static final long PAUSE_MILLIS = 500;

    private final StudyStore store;
    private final String study;
    private final TrialQuery query;
    private final Function<Trial, Row> row;
    private final Terminal terminal;
    /** Numbers that were seen finished, from {@link #next} on. */
    private final Set<Integer> seen = new HashSet<>();

    private int next;

    TrialFollower(StudyStore store, String study, TrialQuery query, Function<Trial, Row> row, Terminal terminal) {
        this.store = store;
        this.study = study;
        this.query = query;
        this.row = row;
        this.terminal = terminal;
    }

    /** Returns when the study is done, or nobody runs it. */
    void print(RowStream rows) throws InterruptedException {
        List<Trial> before = finished();
        TrialQuery all = TrialQuery.where(query.phase(), query.where());
        rows.print((query.last().isPresent() ? query : all)
                .of(before).stream().map(row).toList());
        while (true) {
            // asked before the trials are: whoever ends in between has them all stored
            StudySummary summary = store.summary(study);
            rows.print(all.of(finished()).stream().map(row).toList());
            if (!summary.state().equals("RUNNING")) {
                tell(summary);
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void tell(StudySummary summary) {
        if (!summary.state().equals("COMPLETE")) {
            terminal.note("nobody runs study " + study + "; 'nas4j resume " + study + "' goes on with it");
        }
    }

    /** Those that have finished since the last call, by number. */
    private List<Trial> finished() {
        Condition unseen = Condition.numbered(Operator.AT_LEAST, next);
        List<Trial> fresh = store.trials(study, TrialQuery.where(query.phase(), unseen)).stream()
                .filter(trial -> trial.state().finished() && seen.add(trial.number()))
                .toList();
        while (seen.remove(next)) {
            next++;
        }
        return fresh;
    }
}
