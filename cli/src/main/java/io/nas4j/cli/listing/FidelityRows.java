package io.nas4j.cli.listing;

import io.nas4j.api.stage.fidelity.FidelityResult;
import io.nas4j.api.stage.fidelity.Measure;
import io.nas4j.cli.output.Row;
import io.nas4j.core.statistics.RankAgreement;
import java.util.List;
import java.util.Locale;

/** How measures rank networks, as rows; the field names are part of the command line's contract. */
public final class FidelityRows {

    /** What the table form shows. */
    public static final List<String> COLUMNS = List.of(
            "measure",
            "networks",
            "kendall_tau",
            "tau_95",
            "tau_beyond_macs",
            "tau_equal_depth",
            "tau_equal_macs",
            "tau_top_fifth",
            "spearman_rho",
            "rho_95",
            "seconds",
            "seconds_once",
            "tau_per_minute");

    private FidelityRows() {}

    public static List<Row> of(FidelityResult result) {
        return result.measures().stream().map(FidelityRows::row).toList();
    }

    private static Row row(FidelityResult.Ranked ranked) {
        Measure measure = ranked.measure();
        return new Row()
                .with("measure", measure.name())
                .with("trains", measure.trained())
                .with("networks", ranked.networks())
                .with("kendall_tau", ranked.tau().map(RankAgreement::value))
                .with("tau_low", ranked.tau().map(RankAgreement::low))
                .with("tau_high", ranked.tau().map(RankAgreement::high))
                .with("tau_95", ranked.tau().map(FidelityRows::interval))
                .with("tau_beyond_macs", ranked.beyond())
                .with("tau_equal_depth", ranked.strata().equalDepth())
                .with("tau_equal_macs", ranked.strata().equalMacs())
                .with("tau_top_fifth", ranked.strata().topFifth())
                .with("spearman_rho", ranked.rho().map(RankAgreement::value))
                .with("rho_low", ranked.rho().map(RankAgreement::low))
                .with("rho_high", ranked.rho().map(RankAgreement::high))
                .with("rho_95", ranked.rho().map(FidelityRows::interval))
                .with("seconds", measure.seconds())
                .with("seconds_once", measure.secondsOnce())
                .with("tau_per_minute", ranked.tauPerMinute());
    }

    private static String interval(RankAgreement agreement) {
        return String.format(Locale.ROOT, "%.2f to %.2f", agreement.low(), agreement.high());
    }
}
