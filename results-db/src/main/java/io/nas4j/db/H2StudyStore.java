package io.nas4j.db;

import io.nas4j.core.evaluation.Score;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.AskedTrial;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.NetworkFront;
import io.nas4j.core.store.SearchDirective;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StrategySnapshot;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.core.trial.TrialResult;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.db.connect.Database;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.RunningProcess;
import io.nas4j.db.h2.StoreLocation;
import io.nas4j.db.table.AskedTable;
import io.nas4j.db.table.FrontQuery;
import io.nas4j.db.table.ResultTable;
import io.nas4j.db.table.RunTable;
import io.nas4j.db.table.ScoreTable;
import io.nas4j.db.table.SnapshotTable;
import io.nas4j.db.table.StrategyTable;
import io.nas4j.db.table.StudyChanges;
import io.nas4j.db.table.StudyTable;
import io.nas4j.db.table.TrialQueries;
import io.nas4j.db.table.TrialTable;
import io.nas4j.space.search.Metric;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Studies in an H2 database. Several processes may have the same one open, readers and writers; any of them may be killed
 * at any moment. Each method is one transaction, and its caller waits for it even when interrupted.
 */
public final class H2StudyStore implements StudyStore {

    private static final int FEW_NETWORKS = 1_000;

    private final Database database;
    private final OpenMode mode;
    private final StudyTable studies;
    private final StudyChanges changes;
    private final RunTable runs;
    private final TrialTable trials;
    private final TrialQueries queries;
    private final FrontQuery fronts = new FrontQuery(FEW_NETWORKS);
    private final ResultTable results;
    private final StrategyTable strategies;
    private final SnapshotTable snapshots;
    private final ScoreTable scores;
    private final AskedTable asked;
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();

    H2StudyStore(Database database, OpenMode mode, String shown) {
        this.database = database;
        this.mode = mode;
        this.studies = new StudyTable(shown);
        this.changes = new StudyChanges(studies, shown);
        this.runs = new RunTable(studies);
        this.trials = new TrialTable(studies);
        this.queries = new TrialQueries(studies);
        this.results = new ResultTable(studies);
        this.strategies = new StrategyTable(studies);
        this.snapshots = new SnapshotTable(studies);
        this.scores = new ScoreTable(studies);
        this.asked = new AskedTable(studies);
    }

    /**
     * Opens a storage.
     *
     * @param url a folder or a URL, as {@link StoreLocation#parse} has them
     * @throws io.nas4j.space.InvalidInputException where the URL is none, its path cannot be written, there is nothing to
     *     read, or a newer release wrote it; nothing was created
     * @throws io.nas4j.core.WorkFailedException where the file is damaged, or locked by a process that lets nobody in
     */
    public static H2StudyStore open(String url, OpenMode mode) {
        return StoreOpening.open(StoreLocation.parse(url), mode);
    }

    @Override
    public void create(StudyConfig config, Provenance provenance) {
        Instant created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        write((handle, again) -> {
            studies.create(handle, again, config, provenance, created);
            return true;
        });
    }

    @Override
    public Optional<StudyConfig> config(String study) {
        return database.read((handle, again) -> studies.config(handle, study));
    }

    @Override
    public Provenance provenance(String study) {
        return database.read((handle, again) -> studies.provenance(handle, study));
    }

    @Override
    public void setTrials(String study, int total) {
        write(handle -> studies.setTrials(handle, study, total));
    }

    @Override
    public void setLimits(String study, TrialLimits limits) {
        write(handle -> studies.setLimits(handle, study, limits));
    }

    @Override
    public void beginRun(String study, int workers, Provenance provenance) {
        write((handle, again) -> {
            runs.begin(handle, again, study, workers, provenance);
            return true;
        });
    }

    @Override
    public List<StudyRun> runs(String study) {
        return database.read((handle, again) -> runs.all(handle, study));
    }

    @Override
    public void claim(String study) {
        write(handle -> studies.claim(handle, study, RunningProcess.current()));
        claimed.add(study);
    }

    @Override
    public void release(String study) {
        write(handle -> studies.release(handle, study, RunningProcess.current()));
        claimed.remove(study);
    }

    @Override
    public void direct(String study, SearchDirective directive) {
        write(handle -> studies.direct(handle, study, directive));
    }

    @Override
    public SearchDirective directive(String study) {
        return database.read((handle, again) -> studies.directive(handle, study));
    }

    @Override
    public void rename(String study, String name) {
        write((handle, again) -> {
            changes.rename(handle, again, study, name);
            return true;
        });
    }

    @Override
    public void delete(String study) {
        write((handle, again) -> {
            changes.delete(handle, again, study);
            return true;
        });
    }

    @Override
    public void copy(String study, String name) {
        Instant created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        write((handle, again) -> {
            changes.copy(handle, again, study, name, created);
            return true;
        });
    }

    @Override
    public List<StudySummary> studies() {
        return database.read((handle, again) -> studies.summaries(handle));
    }

    @Override
    public StudySummary summary(String study) {
        return database.read((handle, again) -> studies.summary(handle, study));
    }

    @Override
    public void start(String study, TrialSpec spec, TrialRun run) {
        write(handle -> trials.start(handle, study, spec, run));
    }

    @Override
    public void epoch(String study, Phase phase, int number, Epoch epoch) {
        write(handle -> trials.epoch(handle, study, phase, number, epoch));
    }

    @Override
    public void finish(String study, Phase phase, int number, Outcome outcome, OptionalDouble reward, double seconds) {
        TrialResult result = TrialResult.of(outcome, reward, seconds);
        write((handle, again) -> {
            trials.finish(handle, again, study, phase, number, result);
            return true;
        });
    }

    @Override
    public void link(String study, TrialSpec spec, int sameAs) {
        write((handle, again) -> {
            trials.link(handle, again, study, spec, sameAs);
            return true;
        });
    }

    @Override
    public List<Trial> trials(String study, Phase phase) {
        return database.read((handle, again) -> trials.trials(handle, study, phase));
    }

    @Override
    public List<Trial> trials(String study, TrialQuery query) {
        return database.read((handle, again) -> queries.trials(handle, study, query));
    }

    @Override
    public List<Trial> numbered(String study, Collection<Integer> numbers) {
        return database.read((handle, again) -> queries.numbered(handle, study, numbers));
    }

    @Override
    public List<TrialOutline> outlines(String study, int from, int most) {
        return database.read((handle, again) -> queries.outlines(handle, study, from, most));
    }

    @Override
    public List<Trial> best(String study, int top) {
        return database.read((handle, again) -> queries.best(handle, study, top));
    }

    @Override
    public NetworkFront front(String study, Metric metric) {
        return database.read((handle, again) -> fronts.of(handle, studies.id(handle, study), metric));
    }

    @Override
    public OptionalInt firstWith(String study, String fingerprint, int before) {
        return database.read((handle, again) -> queries.firstWith(handle, study, fingerprint, before));
    }

    @Override
    public Map<Integer, List<Epoch>> epochs(String study, Phase phase, int from) {
        return database.read((handle, again) -> trials.epochs(handle, study, phase, from));
    }

    @Override
    public Map<Integer, List<Epoch>> epochs(String study, Collection<Integer> numbers) {
        return database.read((handle, again) -> trials.epochs(handle, study, numbers));
    }

    @Override
    public Optional<Trial> trial(String study, Phase phase, int number) {
        return database.read((handle, again) -> trials.trial(handle, study, phase, number));
    }

    @Override
    public void saveStrategyRecord(String study, StrategyRecord record) {
        write((handle, again) -> {
            strategies.save(handle, again, study, record);
            return true;
        });
    }

    @Override
    public List<StrategyRecord> strategyRecords(String study, int from) {
        return database.read((handle, again) -> strategies.all(handle, study, from));
    }

    @Override
    public int strategyRecordCount(String study) {
        return database.read((handle, again) -> strategies.count(handle, study));
    }

    @Override
    public void saveSnapshot(String study, StrategySnapshot snapshot, SortedMap<Integer, ByteBuffer> proposals) {
        write(handle -> snapshots.save(handle, study, snapshot, proposals));
    }

    @Override
    public Optional<StrategySnapshot> snapshot(String study) {
        return database.read((handle, again) -> snapshots.newest(handle, study));
    }

    @Override
    public List<ByteBuffer> proposals(String study) {
        return database.read((handle, again) -> snapshots.proposals(handle, study));
    }

    @Override
    public void saveScores(String study, String fingerprint, SortedMap<String, Score> computed) {
        write(handle -> scores.save(handle, study, fingerprint, computed));
    }

    @Override
    public void saveAsked(String study, AskedTrial trial) {
        write((handle, again) -> {
            asked.save(handle, again, study, trial);
            return true;
        });
    }

    @Override
    public List<AskedTrial> asked(String study) {
        return database.read((handle, again) -> asked.all(handle, study));
    }

    @Override
    public Map<String, SortedMap<String, Score>> scores(String study) {
        return database.read((handle, again) -> scores.all(handle, study));
    }

    @Override
    public SortedMap<String, Score> scores(String study, String fingerprint) {
        return database.read((handle, again) -> scores.of(handle, study, fingerprint));
    }

    @Override
    public void savePlan(String study, PhasePlan plan) {
        write(handle -> results.savePlan(handle, study, plan));
    }

    @Override
    public Optional<PhasePlan> plan(String study, Phase phase) {
        return database.read((handle, again) -> results.plan(handle, study, phase));
    }

    @Override
    public void discard(String study, Phase phase) {
        write(handle -> results.discard(handle, study, phase));
    }

    @Override
    public void saveFamily(String study, List<FamilyMember> members) {
        write(handle -> results.saveFamily(handle, study, members));
    }

    @Override
    public List<FamilyMember> family(String study) {
        return database.read((handle, again) -> results.family(handle, study));
    }

    @Override
    public void saveArtifact(String study, Artifact artifact) {
        write(handle -> results.saveArtifact(handle, study, artifact));
    }

    @Override
    public List<Artifact> artifacts(String study) {
        return database.read((handle, again) -> results.artifacts(handle, study));
    }

    /** Reads in one transaction that sees one moment of the whole storage, whatever others write meanwhile. */
    public <T> T readAll(Database.Work<T> work) {
        return database.read((handle, again) -> {
            TransactionIsolationLevel usual = handle.getTransactionIsolationLevel();
            handle.setTransactionIsolationLevel(TransactionIsolationLevel.SERIALIZABLE);
            try {
                return work.in(handle, again);
            } finally {
                handle.setTransactionIsolationLevel(usual);
            }
        });
    }

    /** Writes in one transaction. */
    public <T> T writeAll(Database.Work<T> work) {
        return database.write(work);
    }

    /** Gives back what this store claimed. Where this process hosted the database, other processes go on with it. */
    @Override
    public void close() {
        try {
            for (String study : List.copyOf(claimed)) {
                release(study);
            }
        } finally {
            database.close();
        }
    }

    private interface Change {
        void in(Handle handle);
    }

    private void write(Change change) {
        write((handle, again) -> {
            change.in(handle);
            return true;
        });
    }

    private void write(Database.Work<Boolean> work) {
        if (mode == OpenMode.READ) {
            throw new IllegalStateException("the store was opened to read only");
        }
        database.write(work);
    }
}
