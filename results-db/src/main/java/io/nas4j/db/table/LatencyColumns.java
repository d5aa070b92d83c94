package io.nas4j.db.table;

import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.space.latency.Timing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.Update;

/** The measured latencies of a trial as columns: of one image, and of one larger batch. */
final class LatencyColumns {

    private LatencyColumns() {}

    static Update bind(Update update, List<MeasuredLatency> latencies) {
        Optional<MeasuredLatency> one = first(latencies, true);
        Optional<MeasuredLatency> batch = first(latencies, false);
        return update.bind("latency", one.map(each -> each.timing().median()))
                .bind("latencyIqr", one.map(each -> each.timing().spread()))
                .bind("latencyBatch", batch.map(MeasuredLatency::batch))
                .bind("batchLatency", batch.map(each -> each.timing().median()))
                .bind("batchLatencyIqr", batch.map(each -> each.timing().spread()));
    }

    private static Optional<MeasuredLatency> first(List<MeasuredLatency> latencies, boolean single) {
        return latencies.stream().filter(each -> (each.batch() == 1) == single).findFirst();
    }

    static List<MeasuredLatency> read(ResultSet row) throws SQLException {
        List<MeasuredLatency> latencies = new ArrayList<>();
        OptionalLong one = Columns.whole(row, "latency_ns");
        if (one.isPresent()) {
            latencies.add(new MeasuredLatency(1, new Timing(one.getAsLong(), row.getLong("latency_iqr_ns"))));
        }
        OptionalInt batch = Columns.integer(row, "latency_batch");
        if (batch.isPresent()) {
            Timing timing = new Timing(row.getLong("batch_latency_ns"), row.getLong("batch_latency_iqr_ns"));
            latencies.add(new MeasuredLatency(batch.getAsInt(), timing));
        }
        return latencies;
    }
}
