package io.nas4j.db.table;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.json.ProvenanceJson;
import io.nas4j.core.json.StudyConfigJson;
import io.nas4j.core.store.SearchDirective;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.db.h2.RunningProcess;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** The statements on studies. */
public final class StudyTable {

    /** Studies that a refusal names. */
    private static final int NAMED = 10;

    /** Counts are read from an index alone, which is ordered by state and reward: reading each trial takes ten times as long. */
    private static final String SUMMARY = """
                        SELECT s.name, s.config, s.created, s.trials AS total, s.owner_pid, s.owner_started,
                            COALESCE(SUM(t.trials), 0) AS stored,
                            COALESCE(SUM(t.trials) FILTER (WHERE t.state = 'COMPLETE'), 0) AS complete,
                            COALESCE(SUM(t.trials) FILTER (WHERE t.state = 'PRUNED'), 0) AS pruned,
                            COALESCE(SUM(t.trials) FILTER (WHERE t.state = 'FAILED'), 0) AS failed,
                            (SELECT b.reward FROM trial b
                                WHERE b.study_id = s.id AND b.phase = 'search' AND b.state = 'COMPLETE'
                                    AND b.same_as IS NULL AND b.reward IS NOT NULL
                                ORDER BY b.study_id, b.phase, b.state, b.same_as, b.reward DESC, b.number
                                FETCH FIRST 1 ROW ONLY) AS best_reward
                        FROM study s LEFT JOIN (
                            SELECT study_id, state, COUNT(*) AS trials FROM trial WHERE %s phase = 'search'
                            GROUP BY study_id, state) t ON t.study_id = s.id
                        """;

    private final String shown;

    /**
     * @param shown the database's file, for messages
     */
    public StudyTable(String shown) {
        this.shown = shown;
    }

    /**
     * @param created the same in each attempt, so that the second knows what the first wrote
     */
    public void create(Handle handle, boolean again, StudyConfig config, Provenance provenance, Instant created) {
        Optional<Instant> existing = created(handle, config.name());
        if (existing.isPresent()) {
            if (again && existing.get().equals(created)) {
                return;
            }
            throw new InvalidInputException("a new study's name must be free, but '" + config.name() + "' is in "
                    + shown + " already; resume it or take another name");
        }
        handle.createUpdate("""
                        INSERT INTO study (name, trials, config, provenance, created, space, strategy, dataset, engine,
                            seed, workers, data_fingerprint, space_fingerprint)
                        VALUES (:name, :trials, :config FORMAT JSON, :provenance FORMAT JSON, :created, :space, :strategy,
                            :dataset, :engine, :seed, :workers, :data, :fingerprint)""")
                .bind("name", config.name())
                .bind("trials", config.execution().trials())
                .bind("config", StudyConfigJson.write(config))
                .bind("provenance", ProvenanceJson.write(provenance))
                .bind("created", created.atOffset(ZoneOffset.UTC))
                .bind("space", config.plan().space().name())
                .bind("strategy", config.plan().strategy())
                .bind("dataset", config.plan().task().data().dataset())
                .bind("engine", config.execution().engine())
                .bind("seed", config.plan().seed())
                .bind("workers", config.execution().workers())
                .bind("data", config.data().fingerprint())
                .bind("fingerprint", provenance.space())
                .execute();
        RunTable.add(
                handle,
                id(handle, config.name()),
                new StudyRun(0, 0, config.execution().workers(), provenance));
    }

    public Optional<StudyConfig> config(Handle handle, String study) {
        return handle.createQuery("SELECT config FROM study WHERE name = :name")
                .bind("name", study)
                .map((row, context) -> config(study, row.getString("config")))
                .findOne();
    }

    public Provenance provenance(Handle handle, String study) {
        return handle.createQuery("SELECT provenance FROM study WHERE name = :name")
                .bind("name", study)
                .map((row, context) -> provenance(study, row.getString("provenance")))
                .findOne()
                .orElseThrow(() -> unknown(handle, study));
    }

    public void setTrials(Handle handle, String study, int trials) {
        change(handle, study, execution -> execution.withTrials(trials));
    }

    public void setLimits(Handle handle, String study, TrialLimits limits) {
        change(handle, study, execution -> execution.withLimits(limits));
    }

    void setWorkers(Handle handle, String study, int workers) {
        change(handle, study, execution -> execution.withWorkers(workers));
    }

    private void change(Handle handle, String study, UnaryOperator<Execution> change) {
        StudyConfig config =
                config(handle, study).orElseThrow(() -> unknown(handle, study)).withExecution(change);
        handle.createUpdate("""
                        UPDATE study SET trials = :trials, workers = :workers, config = :config FORMAT JSON
                        WHERE name = :name""")
                .bind("trials", config.execution().trials())
                .bind("workers", config.execution().workers())
                .bind("config", StudyConfigJson.write(config))
                .bind("name", study)
                .execute();
    }

    public void claim(Handle handle, String study, RunningProcess process) {
        RunningProcess owner = handle.createQuery(
                        "SELECT owner_pid, owner_started FROM study WHERE name = :name FOR UPDATE")
                .bind("name", study)
                .map((row, context) -> owner(row).orElse(process))
                .findOne()
                .orElseThrow(() -> unknown(handle, study));
        if (!owner.same(process) && owner.alive()) {
            throw held(study, owner);
        }
        handle.createUpdate("""
                        UPDATE study SET owner_pid = :pid, owner_started = :started,
                            owner_asked = CASE WHEN owner_pid = :pid AND owner_started = :started THEN owner_asked END
                        WHERE name = :name""")
                .bind("pid", process.pid())
                .bind("started", process.started())
                .bind("name", study)
                .execute();
    }

    public void release(Handle handle, String study, RunningProcess process) {
        Optional<RunningProcess> owner = handle.createQuery(
                        "SELECT owner_pid, owner_started FROM study WHERE name = :name FOR UPDATE")
                .bind("name", study)
                .map((row, context) -> owner(row))
                .findOne()
                .orElseThrow(() -> unknown(handle, study));
        if (owner.isPresent() && owner.get().same(process)) {
            handle.createUpdate("""
                            UPDATE study SET owner_pid = NULL, owner_started = NULL, owner_asked = NULL
                            WHERE name = :name""").bind("name", study).execute();
        }
    }

    public void direct(Handle handle, String study, SearchDirective directive) {
        id(handle, study);
        handle.createUpdate("UPDATE study SET owner_asked = :asked WHERE name = :name")
                .bind("asked", directive == SearchDirective.GO_ON ? null : directive.name())
                .bind("name", study)
                .execute();
    }

    /** What is asked of the owner. */
    public SearchDirective directive(Handle handle, String study) {
        return handle.createQuery("SELECT COALESCE(owner_asked, 'GO_ON') FROM study WHERE name = :name")
                .bind("name", study)
                .mapTo(String.class)
                .findOne()
                .map(SearchDirective::valueOf)
                .orElseThrow(() -> unknown(handle, study));
    }

    public List<StudySummary> summaries(Handle handle) {
        return handle.createQuery(SUMMARY.formatted("") + "GROUP BY s.id ORDER BY s.id")
                .map((row, context) -> summary(row))
                .list();
    }

    public StudySummary summary(Handle handle, String study) {
        return handle.createQuery(SUMMARY.formatted("study_id = :study AND") + "WHERE s.id = :study GROUP BY s.id")
                .bind("study", id(handle, study))
                .map((row, context) -> summary(row))
                .findOne()
                .orElseThrow(() -> unknown(handle, study));
    }

    /**
     * The row's key.
     *
     * @throws InvalidInputException where there is no such study
     */
    public long id(Handle handle, String study) {
        return find(handle, study).orElseThrow(() -> unknown(handle, study));
    }

    Optional<Long> find(Handle handle, String study) {
        return handle.createQuery("SELECT id FROM study WHERE name = :name")
                .bind("name", study)
                .mapTo(Long.class)
                .findOne();
    }

    Optional<Instant> created(Handle handle, String study) {
        return handle.createQuery("SELECT created FROM study WHERE name = :name")
                .bind("name", study)
                .map((row, context) ->
                        row.getObject("created", OffsetDateTime.class).toInstant())
                .findOne();
    }

    /** Refuses a study that a living process runs, be it this one. */
    void refuseHeld(Handle handle, String study) {
        handle.createQuery("SELECT owner_pid, owner_started FROM study WHERE name = :name FOR UPDATE")
                .bind("name", study)
                .map((row, context) -> owner(row))
                .one()
                .filter(RunningProcess::alive)
                .ifPresent(owner -> {
                    throw held(study, owner);
                });
    }

    private static WorkFailedException held(String study, RunningProcess owner) {
        return new WorkFailedException(
                "study '" + study + "' is being run by process " + owner.pid() + "; wait until that ends, or end it");
    }

    private InvalidInputException unknown(Handle handle, String study) {
        List<String> names = handle.createQuery("SELECT name FROM study ORDER BY id DESC")
                .mapTo(String.class)
                .list();
        String allowed = names.isEmpty()
                ? "there is none"
                : "the newest are " + String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return new InvalidInputException("a study must be one of those in " + shown + " (" + allowed + "), but was '"
                + study + "'" + NearName.hint(study, names));
    }

    private StudySummary summary(ResultSet row) throws SQLException {
        int complete = row.getInt("complete");
        int failed = row.getInt("failed");
        int pruned = row.getInt("pruned");
        boolean done = complete + pruned + failed >= row.getInt("total");
        return new StudySummary(
                config(row.getString("name"), row.getString("config")),
                DateTimeFormatter.ISO_INSTANT.format(
                        row.getObject("created", OffsetDateTime.class).toInstant()),
                done ? "COMPLETE" : owner(row).filter(RunningProcess::alive).isPresent() ? "RUNNING" : "PAUSED",
                row.getInt("stored"),
                complete,
                pruned,
                failed,
                Columns.decimal(row, row.findColumn("best_reward")));
    }

    private static Optional<RunningProcess> owner(ResultSet row) throws SQLException {
        OptionalLong pid = Columns.whole(row, row.findColumn("owner_pid"));
        return pid.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunningProcess(pid.getAsLong(), Columns.whole(row, row.findColumn("owner_started"))));
    }

    private static StudyConfig config(String study, String json) {
        try {
            return StudyConfigJson.read(json);
        } catch (IllegalArgumentException | InvalidInputException e) {
            throw new WorkFailedException(
                    "study '" + study + "' has a configuration that this release cannot read: " + e.getMessage(), e);
        }
    }

    private static Provenance provenance(String study, String json) {
        try {
            return ProvenanceJson.read(json);
        } catch (IllegalArgumentException e) {
            throw new WorkFailedException(
                    "study '" + study + "' has a provenance that this release cannot read: " + e.getMessage(), e);
        }
    }
}
