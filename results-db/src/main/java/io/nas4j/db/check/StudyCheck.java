package io.nas4j.db.check;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.json.ProvenanceJson;
import io.nas4j.core.json.StudyConfigJson;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.table.RunTable;
import io.nas4j.db.table.StudyTable;
import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Checks all that is stored of one study. */
final class StudyCheck {

    /** Characters that the shortest of the columns takes. */
    private static final int SHORTEST_COLUMN = 1000;

    private final Handle handle;
    private final StudyRow row;
    private final StudyTable studies = new StudyTable("the storage");
    private final List<String> problems = new ArrayList<>();

    StudyCheck(Handle handle, StudyRow row) {
        this.handle = handle;
        this.row = row;
    }

    List<String> problems() {
        tried(() -> ProvenanceJson.read(row.provenance()), "a provenance");
        Optional<StudyConfig> config = tried(() -> StudyConfigJson.read(row.config()), "a configuration");
        config.ifPresent(this::check);
        return problems;
    }

    /** The trials with which something is wrong; none where the configuration cannot be read. */
    List<StoreCheck.UnfitTrial> unfit() {
        List<StoreCheck.UnfitTrial> unfit = new ArrayList<>();
        Optional<StudyConfig> config = tried(() -> StudyConfigJson.read(row.config()), "a configuration");
        if (config.isPresent()) {
            for (Phase phase : Phase.values()) {
                new PhaseCheck(handle, studies, row.name(), config.get(), phase)
                        .unfit()
                        .forEach(number -> unfit.add(new StoreCheck.UnfitTrial(row.name(), phase, number)));
            }
        }
        return unfit;
    }

    private void check(StudyConfig config) {
        tried(() -> config.withName(row.name()), "a name");
        if (!config.name().equals(row.name())) {
            problems.add("has the configuration of study '" + config.name() + "'");
        }
        if (config.execution().trials() != row.trials()) {
            problems.add("has a total of " + row.trials() + " trials, but its configuration says "
                    + config.execution().trials());
        }
        repeated(config).forEach((column, value) -> {
            Optional<String> stored = row.columns().getOrDefault(column, Optional.empty());
            if (stored.isPresent() && !repeats(stored.get(), value.orElse(""))) {
                problems.add("has " + column + " '" + stored.get() + "', but its configuration says '"
                        + value.orElse("nothing") + "'");
            }
        });
        tried(() -> new RunTable(studies).all(handle, row.name()), "a run").ifPresent(runs -> check(runs, config));
        for (Phase phase : Phase.values()) {
            new PhaseCheck(handle, studies, row.name(), config, phase)
                    .problems()
                    .forEach(problems::add);
        }
        new ResultCheck(handle, studies, row.name()).problems().forEach(problems::add);
    }

    private static Map<String, Optional<String>> repeated(StudyConfig config) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        values.put("space", Optional.of(config.plan().space().name()));
        values.put("strategy", Optional.of(config.plan().strategy()));
        values.put("dataset", Optional.of(config.plan().task().data().dataset()));
        values.put("engine", Optional.of(config.execution().engine()));
        values.put("seed", Optional.of(Long.toString(config.plan().seed())));
        values.put("workers", Optional.of(Integer.toString(config.execution().workers())));
        values.put("data_fingerprint", config.data().fingerprint());
        return values;
    }

    /** The first releases had the configuration alone; the columns were filled from its JSON, as far as they take it. */
    private static boolean repeats(String stored, String value) {
        String json = new String(JsonStringEncoder.getInstance().quoteAsString(value));
        return stored.equals(value)
                || stored.equals(json)
                || (stored.length() >= SHORTEST_COLUMN && json.startsWith(stored));
    }

    private void check(List<StudyRun> runs, StudyConfig config) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).number() != i) {
                problems.add("lacks run " + i);
                return;
            }
            if (i > 0 && runs.get(i).fromTrial() < runs.get(i - 1).fromTrial()) {
                problems.add("has run " + i + " from trial " + runs.get(i).fromTrial() + " on, but run " + (i - 1)
                        + " from trial " + runs.get(i - 1).fromTrial() + " on");
            }
            if (runs.get(i).fromTrial() > config.execution().trials()) {
                problems.add("has run " + i + " from trial " + runs.get(i).fromTrial() + " on, but a total of "
                        + config.execution().trials() + " trials");
            }
        }
        if (runs.isEmpty()) {
            problems.add("has no run, which says with how many workers its trials were proposed");
        } else if (runs.get(runs.size() - 1).workers() != config.execution().workers()) {
            problems.add(
                    "was last run with " + runs.get(runs.size() - 1).workers() + " workers, but its configuration says "
                            + config.execution().workers());
        }
    }

    private <T> Optional<T> tried(Supplier<T> reading, String what) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException | InvalidInputException | WorkFailedException e) {
            problems.add("has " + what + " that this program cannot use: " + e.getMessage());
            return Optional.empty();
        }
    }
}
