package io.nas4j.cli.command.measure;

import io.nas4j.cli.listing.StudyRows;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Networks measured whole against what a table predicts. */
record LatencyCheck(LatencyTable table, List<Architecture> networks, List<Timing> measured) {

    private static final List<String> COLUMNS =
            List.of("network", "macs", "predicted_ms", "measured_ms", "iqr_ms", "error");

    /** Prints each network, and in words how large the mean error is; structured forms hold it in each row's object. */
    void print(Listing listing, Format format, Terminal terminal) {
        if (format == Format.JSON || format == Format.YAML) {
            listing.print(new Row()
                    .with("engine", table.engine())
                    .with("machine", table.machine())
                    .with("batch", table.batch())
                    .with("operators", table.timings().size())
                    .with("factor", table.factor())
                    .with("mean_absolute_error", meanError())
                    .with("bias", bias())
                    .with("kendall_tau", tau(predictions()))
                    .with("kendall_tau_of_macs", tau(macs()))
                    .with("networks", rows()));
            return;
        }
        listing.print(rows(), COLUMNS, "");
        if (format == Format.TABLE) {
            terminal.say(String.format(
                    Locale.ROOT,
                    "%d networks in batches of %d: mean absolute error %s (bias %+.1f %%) of a table of %d operators with"
                            + " factor %s; Kendall's tau with what was measured: the table %s, MACs %s. %s, %s.",
                    networks.size(),
                    table.batch(),
                    Units.percent(meanError()),
                    100 * bias(),
                    table.timings().size(),
                    table.factor(),
                    shown(tau(predictions())),
                    shown(tau(macs())),
                    table.engine(),
                    table.machine()));
        }
    }

    private static String shown(OptionalDouble tau) {
        return tau.isPresent() ? String.format(Locale.ROOT, "%.3f", tau.getAsDouble()) : "unknown";
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            rows.add(new Row()
                    .with("network", i)
                    .with("macs", CostModel.cost(networks.get(i)).macs())
                    .with("predicted_ms", StudyRows.milliseconds(table.nanos(networks.get(i))))
                    .with("measured_ms", StudyRows.milliseconds(measured.get(i).median()))
                    .with("iqr_ms", StudyRows.milliseconds(measured.get(i).spread()))
                    .with("error", error(i))
                    .with("architecture", networks.get(i).toString()));
        }
        return rows;
    }

    /** Of the measured time, with its sign. */
    private double error(int network) {
        double time = measured.get(network).median();
        return (table.nanos(networks.get(network)) - time) / time;
    }

    private double meanError() {
        double sum = 0;
        for (int i = 0; i < networks.size(); i++) {
            sum += Math.abs(error(i));
        }
        return sum / networks.size();
    }

    private double bias() {
        double sum = 0;
        for (int i = 0; i < networks.size(); i++) {
            sum += error(i);
        }
        return sum / networks.size();
    }

    private OptionalDouble tau(List<Double> costs) {
        return RankCorrelation.KENDALL.of(
                costs, measured.stream().map(time -> (double) time.median()).toList());
    }

    private List<Double> predictions() {
        return networks.stream().map(each -> (double) table.nanos(each)).toList();
    }

    private List<Double> macs() {
        return networks.stream()
                .map(each -> (double) CostModel.cost(each).macs())
                .toList();
    }
}
