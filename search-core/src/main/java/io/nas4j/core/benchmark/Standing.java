package io.nas4j.core.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a strategy did on several tables.
 *
 * @param meanRank mean over the tables of its place by regret at the end, 1 the best; equal ones share their mean place
 * @param share regret after some numbers of evaluations as a share of random's on the same table: the mean over the tables,
 *     with its interval; without tables on which random has none left
 * @param wins tables on which it is better than random (p below {@value #LEVEL})
 * @param losses tables on which it is worse than random
 */
public record Standing(String strategy, double meanRank, SortedMap<Integer, Estimate> share, int wins, int losses) {

    private static final double LEVEL = 0.05;

    /**
     * The standings of strategies that were run on each table.
     *
     * @param tables the results of each table, the same strategies in the same order
     * @param random the name of the strategy that the others are compared with, one of them
     */
    public static List<Standing> of(List<List<StrategyResult>> tables, String random) {
        List<Standing> standings = new ArrayList<>();
        List<StrategyResult> first = tables.get(0);
        int baseline = first.stream().map(StrategyResult::strategy).toList().indexOf(random);
        for (int s = 0; s < first.size(); s++) {
            int strategy = s;
            double[] ranks =
                    tables.stream().mapToDouble(table -> rank(table, strategy)).toArray();
            standings.add(new Standing(
                    first.get(s).strategy(),
                    Arrays.stream(ranks).average().orElseThrow(),
                    shares(tables, s, baseline),
                    against(tables, s, baseline, true),
                    against(tables, s, baseline, false)));
        }
        return standings;
    }

    private static double rank(List<StrategyResult> table, int strategy) {
        double mine = atEnd(table.get(strategy));
        double better = table.stream().filter(each -> atEnd(each) < mine).count();
        double equal = table.stream().filter(each -> atEnd(each) == mine).count();
        return better + (equal + 1) / 2;
    }

    private static double atEnd(StrategyResult result) {
        return regret(result, result.progress().regret().lastKey());
    }

    private static SortedMap<Integer, Estimate> shares(List<List<StrategyResult>> tables, int strategy, int baseline) {
        SortedMap<Integer, Estimate> shares = new TreeMap<>();
        for (int count : tables.get(0).get(0).progress().regret().keySet()) {
            double[] ofRandom = tables.stream()
                    .filter(table -> regret(table.get(baseline), count) > 0)
                    .mapToDouble(table -> regret(table.get(strategy), count) / regret(table.get(baseline), count))
                    .toArray();
            if (ofRandom.length > 0) {
                shares.put(count, Estimate.of(ofRandom));
            }
        }
        return shares;
    }

    private static double regret(StrategyResult result, int count) {
        return Objects.requireNonNull(result.progress().regret().get(count)).mean();
    }

    private static int against(List<List<StrategyResult>> tables, int strategy, int baseline, boolean better) {
        return (int) tables.stream()
                .filter(table -> table.get(strategy).againstRandom().orElse(1) < LEVEL)
                .filter(table -> better == (mean(table.get(strategy)) < mean(table.get(baseline))))
                .count();
    }

    private static double mean(StrategyResult result) {
        return result.progress().curve().stream()
                .mapToDouble(Estimate::mean)
                .average()
                .orElseThrow();
    }
}
