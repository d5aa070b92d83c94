package io.nas4j.benchmarks;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.statistics.BeyondSize;
import io.nas4j.core.statistics.RankAgreement;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.table.TableRow;
import io.nas4j.evaluator.zerocost.RankProduct;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How scores rank the networks of a table.
 *
 * @param known of each code: the values of the scores, in their order
 */
record ScoreSummary(List<TableRow> rows, List<ZeroCost> scores, Map<String, List<String>> known) {

    /**
     * Prints a line a score, as a table in Markdown.
     *
     * @param took seconds a network; empty where all were known
     */
    void print(String space, Map<ZeroCost, Double> took, Function<TableRow, Architecture> built) {
        Map<String, List<OptionalDouble>> columns = new LinkedHashMap<>();
        Map<String, Double> seconds = new HashMap<>();
        took.forEach((score, mean) -> seconds.put(score.text(), mean));
        for (int s = 0; s < scores.size(); s++) {
            List<OptionalDouble> values = new ArrayList<>();
            for (TableRow row : rows) {
                String text = known.getOrDefault(row.code(), List.of()).get(s);
                values.add(text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text)));
            }
            columns.put(scores.get(s).text(), values);
        }
        if (scores.containsAll(RankProduct.AZ_NAS_PARTS)) {
            columns.put(
                    RankProduct.AZ_NAS,
                    RankProduct.of(RankProduct.AZ_NAS_PARTS.stream()
                            .map(part -> columns.get(part.text()))
                            .toList()));
            seconds.put(RankProduct.AZ_NAS, took.getOrDefault(ZeroCost.AZ_TRAINABILITY, Double.NaN));
        }
        List<Long> macs = rows.stream()
                .map(row -> CostModel.cost(built.apply(row)).macs())
                .toList();
        System.out.printf("%d networks of %s%n%n", rows.size(), space);
        System.out.println("| score | networks | tau | 95 % | beyond MACs | seconds a network |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        columns.forEach((name, values) -> print(name, values, macs, seconds.getOrDefault(name, Double.NaN)));
    }

    private void print(String name, List<OptionalDouble> values, List<Long> macs, double seconds) {
        List<Double> known = new ArrayList<>();
        List<Double> truth = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (values.get(i).isPresent()) {
                known.add(values.get(i).getAsDouble());
                truth.add(rows.get(i).accuracy());
                sizes.add(macs.get(i));
            }
        }
        RankAgreement tau = RankAgreement.of(
                        RankCorrelation.KENDALL, known, truth, new RandomStreams(0).stream("bootstrap"))
                .orElseThrow();
        OptionalDouble beyond = BeyondSize.tau(known, truth, sizes);
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %d | %.3f | %.2f to %.2f | %s | %s |%n",
                name,
                known.size(),
                tau.value(),
                tau.low(),
                tau.high(),
                beyond.isPresent() ? String.format(Locale.ROOT, "%.2f", beyond.getAsDouble()) : "",
                Double.isNaN(seconds) ? "" : String.format(Locale.ROOT, "%.4f", seconds));
    }
}
