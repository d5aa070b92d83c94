package io.nas4j.evaluator.supernet.training;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.supernet.PathJudgement;
import io.nas4j.evaluator.supernet.SharedNetwork;
import io.nas4j.evaluator.supernet.SupernetSpace;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a supernet tells networks apart.
 *
 * @param networks random ones that it judged
 * @param halves Kendall's tau between their losses on two halves of the images: how much of their order is not chance; empty
 *     where all are alike
 * @param least the least loss of a network, in nats
 * @param most the highest loss
 * @param accuracy the mean accuracy
 * @param rarest the decision whose choices were trained least evenly
 * @param evenness how often its rarest choice was trained, as a share of its most frequent
 */
public record SupernetHealth(
        int networks,
        OptionalDouble halves,
        double least,
        double most,
        double accuracy,
        String rarest,
        double evenness) {

    /** Paths with common beginnings stand together: what they share is computed once. */
    public static final Comparator<Choices> IN_ORDER = Comparator.comparing(SupernetHealth::letters);

    private static final int NETWORKS = 40;

    /** Judges random networks. */
    public static SupernetHealth of(
            SharedNetwork network,
            SupernetSpace space,
            List<Batch> batches,
            ChoiceCounts counts,
            RandomStreams streams) {
        SplittableRandom random = streams.stream("health");
        List<Choices> drawn = Stream.generate(() -> space.space().sample(random))
                .limit(NETWORKS)
                .distinct()
                .sorted(IN_ORDER)
                .toList();
        List<PathJudgement> judged = drawn.stream()
                .map(choices -> network.judge(space.plan(choices), batches))
                .toList();
        List<Double> losses = judged.stream().map(PathJudgement::loss).sorted().toList();
        List<Decision> decisions = space.space().decisions();
        Map<Integer, Double> evenness = new HashMap<>();
        for (int d = 0; d < decisions.size(); d++) {
            evenness.put(d, counts.evenness(d));
        }
        Map.Entry<Integer, Double> rarest =
                evenness.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        return new SupernetHealth(
                judged.size(),
                halves(judged),
                losses.get(0),
                losses.get(losses.size() - 1),
                judged.stream().mapToDouble(PathJudgement::accuracy).average().orElse(0),
                decisions.get(rarest.getKey()).name(),
                rarest.getValue());
    }

    private static String letters(Choices choices) {
        return choices.indices().stream()
                .map(index -> String.valueOf((char) ('0' + index)))
                .collect(Collectors.joining());
    }

    private static OptionalDouble halves(List<PathJudgement> judged) {
        List<Double> one = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (PathJudgement each : judged) {
            one.add(half(each, 0));
            other.add(half(each, 1));
        }
        return RankCorrelation.KENDALL.of(one, other);
    }

    /** The mean loss of every second batch. */
    private static double half(PathJudgement judged, int first) {
        double sum = 0;
        int count = 0;
        for (int b = first; b < judged.losses().size(); b += 2) {
            sum += judged.losses().get(b);
            count++;
        }
        return sum / Math.max(1, count);
    }
}
