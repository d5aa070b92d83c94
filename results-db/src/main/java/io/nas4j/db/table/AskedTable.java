package io.nas4j.db.table;

import io.nas4j.core.store.AskedTrial;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The statements on trials that were handed out. */
public final class AskedTable {

    private final StudyTable studies;

    public AskedTable(StudyTable studies) {
        this.studies = studies;
    }

    /**
     * Notes that a trial was handed out; a second note of the same leaves the first.
     *
     * @param again whether the first may have been written though nobody was told so
     */
    public void save(Handle handle, boolean again, String study, AskedTrial asked) {
        long id = studies.id(handle, study);
        if (again && all(handle, study).contains(asked)) {
            return;
        }
        handle.createUpdate("""
                        INSERT INTO asked_trial (study_id, number, handed_out, asked, expires)
                        VALUES (:study, :number, :handedOut, :asked, :expires)""")
                .bind("study", id)
                .bind("number", asked.number())
                .bind("handedOut", asked.handedOut())
                .bind("asked", asked.asked().atOffset(ZoneOffset.UTC))
                .bind("expires", asked.expires().atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** All of a study, by trial, then in order. */
    public List<AskedTrial> all(Handle handle, String study) {
        return handle.createQuery("SELECT * FROM asked_trial WHERE study_id = :study ORDER BY number, handed_out")
                .bind("study", studies.id(handle, study))
                .map((row, context) -> new AskedTrial(
                        row.getInt("number"),
                        row.getInt("handed_out"),
                        Columns.time(row, row.findColumn("asked")).orElseThrow(),
                        Columns.time(row, row.findColumn("expires")).orElseThrow()))
                .list();
    }
}
