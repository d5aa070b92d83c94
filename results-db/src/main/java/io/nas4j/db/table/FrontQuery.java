package io.nas4j.db.table;

import io.nas4j.core.store.NetworkFront;
import io.nas4j.core.store.NetworkPoint;
import io.nas4j.space.search.Metric;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The front of accuracy against MACs, from two indexes, in a time that hardly grows with the study. From the most accurate
 * network down, each point is the most accurate one of those that are cheaper than the point before: the first that fits, in
 * the index by accuracy. Where few are cheaper, that index would be read far; those few are read from the index by cost.
 */
public final class FrontQuery {

    private static final String DISTINCT =
            " FROM trial WHERE study_id = :study AND phase = 'search' AND state = 'COMPLETE' AND same_as IS NULL";
    private static final String NEXT = "SELECT number, accuracy, macs" + DISTINCT.replace(":study", "?")
            + " AND accuracy < ? AND macs < ?"
            + " ORDER BY study_id, phase, state, same_as, accuracy DESC, macs, number FETCH FIRST 1 ROW ONLY";
    private static final String BY_COST = "study_id, phase, state, same_as, macs";

    /** Networks that are read at once in the end. */
    private final int few;

    /** @param few networks that are read at once in the end */
    public FrontQuery(int few) {
        this.few = few;
    }

    public NetworkFront of(Handle handle, long study, Metric metric) {
        return switch (metric) {
            case MACS -> byMacs(handle, study);
            case PARAMS -> byParams(handle, study);
            default -> throw new IllegalArgumentException(metric + " is not stored");
        };
    }

    NetworkFront byMacs(Handle handle, long study) {
        long mostExpensive =
                macs(handle, study, BY_COST.replace(",", " DESC,") + " DESC", 0).orElse(0L);
        long dearestOfFew = macs(handle, study, BY_COST, few - 1).orElse(Long.MAX_VALUE);
        List<NetworkPoint> points = new ArrayList<>(mostAccurate(handle, study, dearestOfFew));
        long below = points.isEmpty() ? Long.MAX_VALUE : points.get(0).cost();
        List<NetworkPoint> cheaper = points(
                handle.createQuery("SELECT number, accuracy, macs" + DISTINCT + " AND macs < :below ORDER BY " + BY_COST
                        + ", accuracy, number"),
                study,
                below);
        points.addAll(0, NetworkFront.of(cheaper).points());
        return new NetworkFront(points, mostExpensive);
    }

    /** The points down to one that is not more expensive, cheapest first; prepared once, because a front may have hundreds. */
    private static List<NetworkPoint> mostAccurate(Handle handle, long study, long cost) {
        Deque<NetworkPoint> points = new ArrayDeque<>();
        try (PreparedStatement next = handle.getConnection().prepareStatement(NEXT)) {
            next.setLong(1, study);
            long below = Long.MAX_VALUE;
            double last = Double.MAX_VALUE;
            while (below > cost) {
                // what is cheaper than a point is also less accurate: the index is not read from its beginning each
                // time
                next.setDouble(2, last);
                next.setLong(3, below);
                try (ResultSet row = next.executeQuery()) {
                    if (!row.next()) {
                        break;
                    }
                    points.addFirst(new NetworkPoint(row.getInt(1), row.getDouble(2), row.getLong(3)));
                }
                below = points.getFirst().cost();
                last = points.getFirst().accuracy();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e); // the cause says what it is
        }
        return List.copyOf(points);
    }

    /** All are read: no index has the parameters. */
    NetworkFront byParams(Handle handle, long study) {
        return NetworkFront.of(handle.createQuery("SELECT number, accuracy, params" + DISTINCT + " ORDER BY number")
                .bind("study", study)
                .map((row, context) -> new NetworkPoint(row.getInt(1), row.getDouble(2), row.getLong(3)))
                .list());
    }

    private static Optional<Long> macs(Handle handle, long study, String order, int skipped) {
        return handle.createQuery(
                        "SELECT macs" + DISTINCT + " ORDER BY " + order + " OFFSET :skipped ROWS FETCH NEXT 1 ROW ONLY")
                .bind("study", study)
                .bind("skipped", skipped)
                .mapTo(Long.class)
                .findOne();
    }

    private static List<NetworkPoint> points(Query query, long study, long below) {
        return query.bind("study", study)
                .bind("below", below)
                .map((row, context) -> new NetworkPoint(row.getInt(1), row.getDouble(2), row.getLong(3)))
                .list();
    }
}
