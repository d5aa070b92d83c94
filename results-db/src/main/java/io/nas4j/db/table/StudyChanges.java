package io.nas4j.db.table;

import io.nas4j.core.json.StudyConfigJson;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.space.InvalidInputException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Renames, deletes and copies whole studies. */
public final class StudyChanges {

    private final StudyTable studies;
    private final String shown;

    /** @param shown the database's file, for messages */
    public StudyChanges(StudyTable studies, String shown) {
        this.studies = studies;
        this.shown = shown;
    }

    public void rename(Handle handle, boolean again, String study, String name) {
        if (again
                && studies.find(handle, study).isEmpty()
                && studies.find(handle, name).isPresent()) {
            return;
        }
        long id = studies.id(handle, study);
        studies.refuseHeld(handle, study);
        StudyConfig config = free(handle, study, name);
        handle.createUpdate("UPDATE study SET name = :name, config = :config FORMAT JSON WHERE id = :id")
                .bind("name", name)
                .bind("config", StudyConfigJson.write(config))
                .bind("id", id)
                .execute();
    }

    public void delete(Handle handle, boolean again, String study) {
        if (again && studies.find(handle, study).isEmpty()) {
            return;
        }
        long id = studies.id(handle, study);
        studies.refuseHeld(handle, study);
        OwnedTables.delete(handle, id);
    }

    /**
     * @param created the same in each attempt, so that the second knows what the first wrote
     */
    public void copy(Handle handle, boolean again, String study, String name, Instant created) {
        if (again && studies.created(handle, name).filter(created::equals).isPresent()) {
            return;
        }
        long from = studies.id(handle, study);
        StudyConfig config = free(handle, study, name);
        List<String> into = new ArrayList<>(List.of("name", "config", "created"));
        for (String column : OwnedTables.columns(handle, "STUDY")) {
            boolean own = into.stream().anyMatch(column::equalsIgnoreCase) || column.startsWith("OWNER_");
            if (!own) {
                into.add('"' + column + '"');
            }
        }
        String same = String.join(", ", into.subList(3, into.size()));
        handle.createUpdate("INSERT INTO study (" + String.join(", ", into)
                        + ") SELECT :name, :config FORMAT JSON, :created, " + same + " FROM study WHERE id = :id")
                .bind("name", name)
                .bind("config", StudyConfigJson.write(config))
                .bind("created", created.atOffset(ZoneOffset.UTC))
                .bind("id", from)
                .execute();
        OwnedTables.copy(handle, from, studies.id(handle, name));
    }

    /** The study's configuration under a name that must be free. */
    private StudyConfig free(Handle handle, String study, String name) {
        Optional<StudyConfig> config = studies.config(handle, study);
        StudyConfig named = config.orElseThrow().withName(name);
        if (studies.find(handle, name).isPresent()) {
            throw new InvalidInputException("a study's new name must be free, but '" + name + "' is in " + shown
                    + " already; take another name");
        }
        return named;
    }
}
