package io.nas4j.db;

import io.nas4j.core.query.TrialField;
import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The statements that look for trials. H2 takes the order of an index only where the order names the index's columns from
 * the first on, though they are all equal: only then it stops at the limit, without reading every trial.
 */
final class TrialQueries {

    private static final int FETCHED = 1000;

    private final StudyTable studies;

    TrialQueries(StudyTable studies) {
        this.studies = studies;
    }

    List<Trial> trials(Handle handle, String study, TrialQuery query) {
        long id = studies.id(handle, study);
        ConditionSql where = ConditionSql.of(query.where());
        String chosen = "study_id = :study AND phase = :phase AND " + where.text();
        if (query.last().isEmpty()) {
            return find(handle, id, query.phase(), where, "SELECT * FROM trial WHERE " + chosen + order(query.order()));
        }
        String newest = " ORDER BY study_id DESC, phase DESC, number DESC FETCH FIRST "
                + query.last().getAsInt() + " ROWS ONLY";
        return find(
                handle,
                id,
                query.phase(),
                where,
                "SELECT * FROM (SELECT * FROM trial WHERE " + chosen + newest + ")" + order(query.order()));
    }

    /** One look into the index for each; a list of numbers in a condition would read all trials of the study. */
    List<Trial> numbered(Handle handle, String study, Collection<Integer> numbers) {
        return handle.createQuery("""
                        SELECT trial.* FROM UNNEST(CAST(:numbers AS INTEGER ARRAY)) asked (number)
                        JOIN trial ON trial.study_id = :study AND trial.phase = 'search' AND trial.number = asked.number
                        ORDER BY trial.number""")
                .bind("study", studies.id(handle, study))
                .bindArray("numbers", Integer.class, Set.copyOf(numbers).toArray())
                .setFetchSize(FETCHED)
                .map((row, context) -> TrialRow.read(row, Phase.SEARCH))
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

    List<Trial> best(Handle handle, String study, int top) {
        return handle.createQuery("""
                        SELECT * FROM trial
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

    OptionalInt firstWith(Handle handle, String study, String fingerprint, int before) {
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
