package io.nas4j.db.table;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialResult;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The statements on trials and their epochs. */
public final class TrialTable {

    private final StudyTable studies;

    public TrialTable(StudyTable studies) {
        this.studies = studies;
    }

    /** The trials to which a statement applies. */
    private record Key(String name, long study, Phase phase, int number) {

        String shown() {
            return phase.text() + " trial " + number + " of study '" + name + "'";
        }

        <S extends SqlStatement<S>> S bind(S statement) {
            return statement.bind("study", study).bind("phase", phase.text()).bind("number", number);
        }
    }

    public void start(Handle handle, String study, TrialSpec spec, TrialRun run) {
        Key key = key(handle, study, spec.phase(), spec.number());
        insert(handle, key, Trial.started(spec, run.startedAt(now())));
    }

    public void epoch(Handle handle, String study, Phase phase, int number, Epoch epoch) {
        Key key = key(handle, study, phase, number);
        long trial = key.bind(handle.createQuery("""
                        SELECT id FROM trial
                        WHERE study_id = :study AND phase = :phase AND number = :number AND state = 'RUNNING'"""))
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> notRunning(handle, key));
        handle.createUpdate("""
                        MERGE INTO epoch (trial_id, number, loss, accuracy, learning_rate, seconds, images_per_second,
                            validation_loss)
                        KEY (trial_id, number)
                        VALUES (:trial, :number, :loss, :accuracy, :rate, :seconds, :speed, :validation)""")
                .bind("trial", trial)
                .bind("number", epoch.number())
                .bind("loss", epoch.loss())
                .bind("accuracy", epoch.accuracy())
                .bind("rate", epoch.learningRate())
                .bind("seconds", epoch.seconds())
                .bind("speed", epoch.imagesPerSecond())
                .bind("validation", boxed(epoch.validationLoss()))
                .execute();
    }

    public void finish(Handle handle, boolean again, String study, Phase phase, int number, TrialResult result) {
        Key key = key(handle, study, phase, number);
        if (end(handle, key, result) == 0) {
            Optional<Trial> stored = find(handle, key);
            if (again && stored.isPresent() && result.equals(stored.get().result())) {
                return;
            }
            throw notRunning(handle, key);
        }
    }

    public void link(Handle handle, boolean again, String study, TrialSpec spec, int sameAs) {
        Key key = key(handle, study, spec.phase(), spec.number());
        Trial source = find(handle, new Key(study, key.study(), spec.phase(), sameAs))
                .filter(trial -> trial.state().finished())
                .orElseThrow(() -> new WorkFailedException(
                        key.shown() + " cannot take over the result of trial " + sameAs + ", which is not finished"));
        Trial linked = Trial.linked(spec, source, now());
        if (sameAs >= spec.number() || !source.fingerprint().equals(linked.fingerprint())) {
            throw new WorkFailedException(key.shown() + " cannot take over the result of trial " + sameAs
                    + ", which is not an earlier one of the same network");
        }
        if (again) {
            Optional<Trial> stored = find(handle, key);
            if (stored.isPresent()
                    && stored.get().sameAs().equals(linked.sameAs())
                    && stored.get().result().equals(linked.result())) {
                return;
            }
        }
        insert(handle, key, linked);
    }

    public List<Trial> trials(Handle handle, String study, Phase phase) {
        long id = studies.id(handle, study);
        return handle.createQuery("SELECT " + TrialColumns.ALL
                        + " FROM trial WHERE study_id = :study AND phase = :phase ORDER BY number")
                .bind("study", id)
                .bind("phase", phase.text())
                .setFetchSize(1000)
                .map((row, context) -> TrialRow.read(row, phase))
                .list();
    }

    /** The numbers of a phase's trials, whatever else is stored of them. */
    public List<Integer> numbers(Handle handle, String study, Phase phase) {
        return handle.createQuery("SELECT number FROM trial WHERE study_id = :study AND phase = :phase ORDER BY number")
                .bind("study", studies.id(handle, study))
                .bind("phase", phase.text())
                .mapTo(Integer.class)
                .list();
    }

    public Map<Integer, List<Epoch>> epochs(Handle handle, String study, Phase phase, int from) {
        long id = studies.id(handle, study);
        Map<Integer, List<Epoch>> epochs = new TreeMap<>();
        handle.createQuery("""
                        SELECT e.*, t.number AS trial FROM epoch e JOIN trial t ON t.id = e.trial_id
                        WHERE t.study_id = :study AND t.phase = :phase AND t.number >= :from
                        ORDER BY t.number, e.number""")
                .bind("study", id)
                .bind("from", from)
                .bind("phase", phase.text())
                .setFetchSize(1000)
                .map((row, context) -> Map.entry(row.getInt("trial"), epoch(row)))
                .forEach(entry -> epochs.computeIfAbsent(entry.getKey(), number -> new ArrayList<>())
                        .add(entry.getValue()));
        return epochs;
    }

    /** Those of some search trials. One look into the index for each, as {@link TrialQueries#numbered}. */
    public Map<Integer, List<Epoch>> epochs(Handle handle, String study, Collection<Integer> numbers) {
        Map<Integer, List<Epoch>> epochs = new TreeMap<>();
        try (PreparedStatement one = handle.getConnection().prepareStatement("""
                SELECT e.* FROM trial t JOIN epoch e ON e.trial_id = t.id
                WHERE t.study_id = ? AND t.phase = 'search' AND t.number = ? ORDER BY e.number""")) {
            one.setLong(1, studies.id(handle, study));
            for (int number : new TreeSet<>(numbers)) {
                one.setInt(2, number);
                try (ResultSet row = one.executeQuery()) {
                    while (row.next()) {
                        epochs.computeIfAbsent(number, unused -> new ArrayList<>())
                                .add(epoch(row));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e); // the cause says what it is
        }
        return epochs;
    }

    public Optional<Trial> trial(Handle handle, String study, Phase phase, int number) {
        Key key = key(handle, study, phase, number);
        return find(handle, key).map(trial -> trial.withEpochs(epochs(handle, key)));
    }

    private List<Epoch> epochs(Handle handle, Key key) {
        return key.bind(handle.createQuery("""
                        SELECT e.* FROM epoch e JOIN trial t ON t.id = e.trial_id
                        WHERE t.study_id = :study AND t.phase = :phase AND t.number = :number
                        ORDER BY e.number"""))
                .map((row, context) -> epoch(row))
                .list();
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static Epoch epoch(ResultSet row) throws SQLException {
        return new Epoch(
                row.getInt("number"),
                row.getDouble("loss"),
                row.getDouble("accuracy"),
                Columns.decimal(row, row.findColumn("validation_loss")),
                row.getDouble("learning_rate"),
                row.getDouble("seconds"),
                row.getDouble("images_per_second"));
    }

    private static Optional<Trial> find(Handle handle, Key key) {
        return key.bind(handle.createQuery("SELECT " + TrialColumns.ALL + """
                         FROM trial
                        WHERE study_id = :study AND phase = :phase AND number = :number"""))
                .map((row, context) -> TrialRow.read(row, key.phase()))
                .findOne();
    }

    /** Writes the trial in the place of an unfinished one. */
    private static void insert(Handle handle, Key key, Trial trial) {
        Optional<TrialState> state =
                key.bind(handle.createQuery("""
                        SELECT state FROM trial
                        WHERE study_id = :study AND phase = :phase AND number = :number FOR UPDATE""")).mapTo(TrialState.class).findOne();
        if (state.isPresent()) {
            if (state.get().finished()) {
                throw finished(key, state.get());
            }
            remove(handle, key);
        }
        TrialColumns.bind(key.bind(handle.createUpdate(TrialColumns.INSERT)), trial)
                .execute();
    }

    private static void remove(Handle handle, Key key) {
        key.bind(handle.createUpdate("""
                        DELETE FROM epoch WHERE trial_id = (SELECT id FROM trial
                        WHERE study_id = :study AND phase = :phase AND number = :number)""")).execute();
        key.bind(handle.createUpdate(
                        "DELETE FROM trial WHERE study_id = :study AND phase = :phase AND number = :number"))
                .execute();
    }

    private static int end(Handle handle, Key key, TrialResult result) {
        Update update = key.bind(handle.createUpdate(TrialColumns.SET_RESULT
                + " WHERE study_id = :study AND phase = :phase AND number = :number AND state = 'RUNNING'"));
        return TrialColumns.bind(update, result, now()).execute();
    }

    private Key key(Handle handle, String study, Phase phase, int number) {
        return new Key(study, studies.id(handle, study), phase, number);
    }

    private static WorkFailedException notRunning(Handle handle, Key key) {
        return find(handle, key)
                .map(trial -> finished(key, trial.state()))
                .orElseGet(() -> new WorkFailedException(key.shown() + " was never started"));
    }

    private static WorkFailedException finished(Key key, TrialState state) {
        return new WorkFailedException(key.shown() + " is " + state + " and a finished trial never changes");
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
