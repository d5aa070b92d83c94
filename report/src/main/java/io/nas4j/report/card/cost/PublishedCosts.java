package io.nas4j.report.card.cost;

import io.nas4j.core.study.StudyConfig;
import io.nas4j.report.axis.Axis;
import io.nas4j.report.figure.Unit;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.search.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** What some published networks would cost on a study's images. */
final class PublishedCosts {

    private static final List<String> NAMES = List.of(
            "mobilenet-v1",
            "mobilenet-v2",
            "mobilenet-v3-small",
            "mobilenet-v3-large",
            "mnasnet-small",
            "mnasnet-a1",
            "efficientnet-b0",
            "efficientnet-lite0",
            "resnet-18",
            "resnet-50");

    /** The least distance of two lines, as a share of the axis, so that their letters do not overlap. */
    private static final double APART = 0.04;

    private PublishedCosts() {}

    /**
     * A published network.
     *
     * @param letter that stands for it in the plot
     * @param at its cost, in the unit of the axis
     */
    record Published(String name, String letter, double at) {}

    private record Cost(String name, double at) {}

    /** Those that lie within each of some axes and on none too near each other, from the cheapest on. */
    static List<Published> between(StudyConfig config, Metric metric, List<Axis> axes, Unit unit) {
        List<Cost> costs = new ArrayList<>();
        for (String name : NAMES) {
            OptionalLong cost = cost(name, config, metric);
            if (cost.isPresent()) {
                costs.add(new Cost(name, unit.in(cost.getAsLong())));
            }
        }
        costs.sort(Comparator.comparingDouble(Cost::at));
        List<Published> within = new ArrayList<>();
        for (Cost cost : costs) {
            double before = within.isEmpty() ? 0 : within.get(within.size() - 1).at();
            if (axes.stream().allMatch(axis -> fits(axis, cost.at(), before))) {
                within.add(new Published(cost.name(), String.valueOf((char) ('a' + within.size())), cost.at()));
            }
        }
        return within;
    }

    /**
     * Whether a line has room.
     *
     * @param before where the line before it stands; 0 where it is the first
     */
    private static boolean fits(Axis axis, double at, double before) {
        return at >= axis.least()
                && at <= axis.most()
                && (before == 0 || axis.fraction(at) - axis.fraction(before) >= APART);
    }

    private static OptionalLong cost(String name, StudyConfig config, Metric metric) {
        if (!PublishedNetworks.names(name)) {
            return OptionalLong.empty();
        }
        try {
            Architecture network = PublishedNetworks.get(name)
                    .withClasses(config.data().classes())
                    .withResolution(config.data().input().resolution());
            return OptionalLong.of(metric.of(network));
        } catch (InvalidInputException e) {
            return OptionalLong.empty(); // the network cannot read images of that size
        }
    }
}
