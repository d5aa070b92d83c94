package io.nas4j.core.store;

import io.nas4j.core.evaluation.Score;
import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.search.Metric;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps studies, trials, epochs, scaled members and exported files. Safe for use by many threads; other processes may read
 * while one writes. When a method returns, what it wrote survives the death of the process and of the machine.
 *
 * <p>Every method throws {@link io.nas4j.core.WorkFailedException} where the store cannot do its work, and
 * {@link io.nas4j.space.InvalidInputException} where a study that it is given the name of does not exist.
 */
public interface StudyStore extends AutoCloseable {

    /** Creates a study, and its first run with it; refuses a name that exists. */
    void create(StudyConfig config, Provenance provenance);

    /** The study's configuration, if it exists. */
    Optional<StudyConfig> config(String study);

    /** Where the study was made. */
    Provenance provenance(String study);

    /** Raises or lowers the total of search trials. */
    void setTrials(String study, int trials);

    /** Changes what a trial may take, for those to come. */
    void setLimits(String study, TrialLimits limits);

    /**
     * Notes that a process goes on with a search. Its number of workers decides what is proposed from now on: from the first
     * trial that neither a stored trial nor an event of the strategy shows to have been proposed before.
     */
    void beginRun(String study, int workers, Provenance provenance);

    /** All runs of a study, in order; the first is the one that created it. */
    List<StudyRun> runs(String study);

    /**
     * Takes the study for this process, also from one that died; a study that this process has stays its own. A store that
     * only one process can see need not do anything.
     *
     * @throws io.nas4j.core.WorkFailedException where another living process has it
     */
    default void claim(String study) {}

    /** Gives back a study that this process has claimed; {@link #close} does so too. */
    default void release(String study) {}

    /**
     * Asks something of the process that has claimed the study, in the place of what was asked of it before. A claim by
     * another process and {@link #release} take it back. A store that only one process can see need not do anything.
     */
    default void direct(String study, SearchDirective directive) {}

    /** What is asked of the process that has claimed the study. */
    default SearchDirective directive(String study) {
        return SearchDirective.GO_ON;
    }

    /**
     * Gives a study another name, which must be free.
     *
     * @throws io.nas4j.core.WorkFailedException where a living process has it
     */
    void rename(String study, String name);

    /**
     * Removes a study with all that belongs to it. Files that it produced stay.
     *
     * @throws io.nas4j.core.WorkFailedException where a living process has it
     */
    void delete(String study);

    /** Writes all that a study has once more under another name, which must be free; nobody runs the copy. */
    void copy(String study, String name);

    /** All studies with their counts, oldest first. */
    List<StudySummary> studies();

    /** One study with its counts. */
    default StudySummary summary(String study) {
        return studies().stream()
                .filter(summary -> summary.config().name().equals(study))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("there is no study '" + study + "'"
                        + NearName.hint(
                                study,
                                studies().stream()
                                        .map(summary -> summary.config().name())
                                        .toList())));
    }

    /**
     * Writes a trial as {@code RUNNING}, with cost and fingerprint; a second start of an unfinished trial begins it anew.
     *
     * @param run how it is run; the store itself notes when that begins and ends
     */
    void start(String study, TrialSpec spec, TrialRun run);

    /** The same where nothing is known of how it is run. */
    default void start(String study, TrialSpec spec) {
        start(study, spec, TrialRun.UNKNOWN);
    }

    /** Adds an epoch to a running trial. */
    void epoch(String study, Phase phase, int number, Epoch epoch);

    /** Ends a running trial. */
    void finish(String study, Phase phase, int number, Outcome outcome, OptionalDouble reward, double seconds);

    /** Writes a trial that takes over the result of an earlier, finished one of the same phase: it costs nothing. */
    void link(String study, TrialSpec spec, int sameAs);

    /** All trials of a phase by number, without epochs. */
    List<Trial> trials(String study, Phase phase);

    /** The trials that a query asks for, in its order, without epochs. */
    default List<Trial> trials(String study, TrialQuery query) {
        return query.of(trials(study, query.phase()));
    }

    /** The search trials of those numbers that there are, by number, without epochs. */
    default List<Trial> numbered(String study, Collection<Integer> numbers) {
        Set<Integer> asked = Set.copyOf(numbers);
        return trials(study, Phase.SEARCH).stream()
                .filter(trial -> asked.contains(trial.number()))
                .toList();
    }

    /**
     * Outlines of the search trials that have this number or a higher one, by number.
     *
     * @param most how many, at least 1
     */
    default List<TrialOutline> outlines(String study, int from, int most) {
        return trials(study, Phase.SEARCH).stream()
                .filter(trial -> trial.number() >= from)
                .limit(most)
                .map(TrialOutline::of)
                .toList();
    }

    /** The complete search trials of distinct networks that have a reward, by falling reward, at most {@code top}. */
    default List<Trial> best(String study, int top) {
        return trials(study, Phase.SEARCH).stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE
                        && trial.sameAs().isEmpty()
                        && trial.reward().isPresent())
                .sorted(new TrialOrder(TrialField.REWARD, true).comparator())
                .limit(top)
                .toList();
    }

    /**
     * The front of the complete search trials of distinct networks.
     *
     * @param metric {@link Metric#MACS} or {@link Metric#PARAMS}: what is stored of each
     */
    default NetworkFront front(String study, Metric metric) {
        List<NetworkPoint> points = trials(study, Phase.SEARCH).stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE
                        && trial.sameAs().isEmpty()
                        && trial.accuracy().isPresent())
                .map(trial -> new NetworkPoint(
                        trial.number(),
                        trial.accuracy().getAsDouble(),
                        switch (metric) {
                            case MACS -> trial.macs();
                            case PARAMS -> trial.params();
                            default -> throw new IllegalArgumentException(metric + " is not stored");
                        }))
                .toList();
        return NetworkFront.of(points);
    }

    /** The first search trial with a number below {@code before} that has the network of that fingerprint. */
    default OptionalInt firstWith(String study, String fingerprint, int before) {
        return trials(study, Phase.SEARCH).stream()
                .filter(trial -> trial.number() < before && trial.fingerprint().equals(fingerprint))
                .mapToInt(Trial::number)
                .min();
    }

    /** The epochs of all trials of a phase that have any, by the number of the trial; each trial's in order. */
    default Map<Integer, List<Epoch>> epochs(String study, Phase phase) {
        return epochs(study, phase, 0);
    }

    /** The same of the trials that have this number or a higher one. */
    Map<Integer, List<Epoch>> epochs(String study, Phase phase, int from);

    /** The same of the search trials of those numbers. */
    default Map<Integer, List<Epoch>> epochs(String study, Collection<Integer> numbers) {
        Map<Integer, List<Epoch>> asked = new TreeMap<>(epochs(study, Phase.SEARCH));
        asked.keySet().retainAll(Set.copyOf(numbers));
        return asked;
    }

    /** One trial, with its epochs. */
    Optional<Trial> trial(String study, Phase phase, int number);

    /** Adds what happened inside the strategy; numbers rise one by one. */
    void saveStrategyRecord(String study, StrategyRecord record);

    /** How much happened inside the strategy. */
    default int strategyRecordCount(String study) {
        return strategyRecords(study).size();
    }

    /** What happened inside the strategy, in order. */
    default List<StrategyRecord> strategyRecords(String study) {
        return strategyRecords(study, 0);
    }

    /** The same from the record of this number on. */
    List<StrategyRecord> strategyRecords(String study, int from);

    /**
     * Keeps what the strategy has become, in the place of what was kept, with the proposals up to then.
     *
     * @param proposals packed, by the number of the first in each part; parts from the first of these on are replaced
     */
    default void saveSnapshot(String study, StrategySnapshot snapshot, SortedMap<Integer, ByteBuffer> proposals) {}

    /** What was kept last, where it is whole. */
    default Optional<StrategySnapshot> snapshot(String study) {
        return Optional.empty();
    }

    /** All packed proposals that were kept, in order. */
    default List<ByteBuffer> proposals(String study) {
        return List.of();
    }

    /** Keeps scores of an untrained network, known by its fingerprint; those that are there already stay. */
    default void saveScores(String study, String fingerprint, SortedMap<String, Score> scores) {}

    /** All scores of a study: by the network's fingerprint, then by name. */
    default Map<String, SortedMap<String, Score>> scores(String study) {
        return Map.of();
    }

    /** The scores of one network, by name. */
    default SortedMap<String, Score> scores(String study, String fingerprint) {
        return scores(study).getOrDefault(fingerprint, new TreeMap<>());
    }

    /** Notes that a search trial was handed out to whoever asked for one. */
    default void saveAsked(String study, AskedTrial asked) {}

    /** All search trials that were handed out, by number, then in order. */
    default List<AskedTrial> asked(String study) {
        return List.of();
    }

    /** Keeps the options of a phase; replaces those that were kept. */
    void savePlan(String study, PhasePlan plan);

    /** The options that a phase was begun with, if it was. */
    Optional<PhasePlan> plan(String study, Phase phase);

    /** Removes all trials of a phase after the search, with its plan, so that it can be begun anew with other options. */
    void discard(String study, Phase phase);

    /** Writes, or replaces, the family: members by ascending φ. */
    void saveFamily(String study, List<FamilyMember> members);

    /** The family; empty where none was saved. */
    List<FamilyMember> family(String study);

    /** Notes a file that the study produced, replacing an earlier one of the same kind. */
    void saveArtifact(String study, Artifact artifact);

    /** Files that the study produced. */
    List<Artifact> artifacts(String study);

    @Override
    void close();
}
