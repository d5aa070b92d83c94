package io.nas4j.cli.command.study;

import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.RowStream;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.Trial;
import java.util.List;
import java.util.function.Function;

/** Lists trials as they finish. */
final class TrialFollower {

    private static final long PAUSE_MILLIS = 500;

    private final StudyStore store;
    private final String study;
    private final TrialQuery query;
    private final Function<Trial, Row> row;
    private final Terminal terminal;
    private final FinishedTrials finished;

    TrialFollower(StudyStore store, String study, TrialQuery query, Function<Trial, Row> row, Terminal terminal) {
        this.store = store;
        this.study = study;
        this.query = query;
        this.row = row;
        this.terminal = terminal;
        this.finished = new FinishedTrials(store, study, query.phase());
    }

    /** Returns when the study is done, or nobody runs it. */
    void print(RowStream rows) throws InterruptedException {
        List<Trial> before = finished.fresh();
        TrialQuery all = TrialQuery.where(query.phase(), query.where());
        rows.print((query.last().isPresent() ? query : all)
                .of(before).stream().map(row).toList());
        while (true) {
            // asked before the trials are: whoever ends in between has them all stored
            StudySummary summary = store.summary(study);
            rows.print(all.of(finished.fresh()).stream().map(row).toList());
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
}
