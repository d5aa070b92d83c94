package io.nas4j.db.table;

import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.core.trial.TrialOutline;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The statements that look for trials. H2 takes the order of an index only where the order names the index's columns from
 * the first on, though they are all equal: only then it stops at the limit, without reading every trial.
 */
public final class TrialQueries {

    private static final int FETCHED = 1000;
    private static final ColumnList OUTLINE = ColumnList.of(TrialOutline.FIELDS);

    private final StudyTable studies;

    public TrialQueries(StudyTable studies) {
        this.studies = studies;
    }

    public List<Trial> trials(Handle handle, String study, TrialQuery query) {
        long id = studies.id(handle, study);
        ConditionSql where = ConditionSql.of(query.where());
        String chosen = "study_id = :study AND phase = :phase AND " + where.text();
        if (query.last().isEmpty()) {
            return find(
                    handle,
                    id,
                    query.phase(),
                    where,
                    "SELECT " + TrialColumns.ALL + " FROM trial WHERE " + chosen + order(query.order()));
        }
        String newest = " ORDER BY study_id DESC, phase DESC, number DESC FETCH FIRST "
                + query.last().getAsInt() + " ROWS ONLY";
        return find(
                handle,
                id,
                query.phase(),
                where,
                "SELECT " + TrialColumns.ALL + " FROM (SELECT * FROM trial WHERE " + chosen + newest + ")"
                        + order(query.order()));
    }

    /** One look into the index for each: for a list of numbers, in a condition or a join, H2 reads all trials. */
    public List<Trial> numbered(Handle handle, String study, Collection<Integer> numbers) {
        List<Trial> trials = new ArrayList<>();
        try (PreparedStatement one = handle.getConnection()
                .prepareStatement("SELECT " + TrialColumns.ALL
                        + " FROM trial WHERE study_id = ? AND phase = 'search' AND number = ?")) {
            one.setLong(1, studies.id(handle, study));
            for (int number : new TreeSet<>(numbers)) {
                one.setInt(2, number);
                try (ResultSet row = one.executeQuery()) {
                    if (row.next()) {
                        trials.add(TrialRow.read(row, Phase.SEARCH));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e); // the cause says what it is
        }
        return trials;
    }

    /** Outlines of the search trials from a number on, at most so many. */
    public List<TrialOutline> outlines(Handle handle, String study, int from, int most) {
        return handle.createQuery("SELECT " + OUTLINE.columns() + """
                         FROM trial WHERE study_id = :study AND phase = 'search' AND number >= :from
                        ORDER BY study_id, phase, number FETCH FIRST :most ROWS ONLY""")
                .bind("study", studies.id(handle, study))
                .bind("from", from)
                .bind("most", most)
                .setFetchSize(FETCHED)
                .map((row, context) -> TrialRow.outline(row, OUTLINE))
                .list();
    }

    private static List<Trial> find(Handle handle, long study, Phase phase, ConditionSql where, String sql) {
        return where.bind(handle.createQuery(sql))
                .bind("study", study)
                .bind("phase", phase.text())
                .setFetchSize(FETCHED)
                .map((row, context) -> TrialRow.read(row, phase))
                .list();
    }

    private static String order(TrialOrder order) {
        if (order.field() == TrialField.NUMBER) {
            return order.descending()
                    ? " ORDER BY study_id DESC, phase DESC, number DESC"
                    : " ORDER BY study_id, phase, number";
        }
        String way = order.descending() ? " DESC NULLS LAST" : " ASC NULLS LAST";
        return " ORDER BY " + ConditionSql.column(order.field()) + way + ", number";
    }

    public List<Trial> best(Handle handle, String study, int top) {
        return handle.createQuery("SELECT " + TrialColumns.ALL + """
                         FROM trial
                        WHERE study_id = :study AND phase = 'search' AND state = 'COMPLETE' AND same_as IS NULL
                            AND reward IS NOT NULL
                        ORDER BY study_id, phase, state, same_as, reward DESC, number
                        FETCH FIRST :top ROWS ONLY""")
                .bind("study", studies.id(handle, study))
                .bind("top", top)
                .setFetchSize(Math.min(top, FETCHED))
                .map((row, context) -> TrialRow.read(row, Phase.SEARCH))
                .list();
    }

    public OptionalInt firstWith(Handle handle, String study, String fingerprint, int before) {
        return handle.createQuery("""
                        SELECT MIN(number) FROM trial
                        WHERE study_id = :study AND phase = 'search' AND fingerprint = :fingerprint
                            AND number < :before""")
                .bind("study", studies.id(handle, study))
                .bind("fingerprint", fingerprint)
                .bind("before", before)
                .map((row, context) -> {
                    int number = row.getInt(1);
                    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
                })
                .one();
    }
}
