package io.nas4j.grid;

import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.grid.surface.Place;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Growth;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The candidates of a grid search. Rounding can make two coefficients scale a small baseline to the same network, or leave it as it
 * is; each network is one candidate, under the coefficients that come first, and a baseline none.
 *
 * @param baselines that are scaled; MACs are compared with twice those of the first
 * @param networks the candidates, whose trials are numbered from 0
 * @param merged coefficients left out because their network is already there
 * @param beyond coefficients left out because their network reads more pixels than it may
 * @param pixels the most pixels a side that a network may read
 */
public record GridPlan(
        List<Architecture> baselines,
        List<ScaledNetwork> networks,
        List<ScalingCoefficients> merged,
        List<ScalingCoefficients> beyond,
        int pixels) {

    public GridPlan {
        baselines = List.copyOf(baselines);
        networks = List.copyOf(networks);
        merged = List.copyOf(merged);
        beyond = List.copyOf(beyond);
    }

    /** Scales a baseline by each point of the grid at φ = 1; at most {@code limit} candidates, first come first. */
    public static GridPlan of(
            Architecture baseline, List<ScalingCoefficients> points, CompoundScaling scaling, int limit) {
        return of(List.of(baseline), points, scaling, limit, Input.MAX_RESOLUTION);
    }

    /**
     * The same, of several baselines, and of networks that read no more than so many pixels a side.
     *
     * @throws InvalidInputException where no coefficient gives another network than a baseline
     */
    public static GridPlan of(
            List<Architecture> baselines,
            List<ScalingCoefficients> points,
            CompoundScaling scaling,
            int limit,
            int pixels) {
        List<ScaledNetwork> networks = new ArrayList<>();
        List<ScalingCoefficients> merged = new ArrayList<>();
        List<ScalingCoefficients> beyond = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        baselines.forEach(baseline -> seen.add(Fingerprint.of(baseline)));
        for (ScalingCoefficients point : points) {
            for (int b = 0; b < baselines.size() && networks.size() < limit; b++) {
                Architecture scaled = scaling.scale(baselines.get(b), point, 1);
                if (scaled.input().resolution() > pixels) {
                    beyond.add(point);
                } else if (seen.add(Fingerprint.of(scaled))) {
                    networks.add(new ScaledNetwork(
                            b,
                            new TrialSpec(Phase.GRID, networks.size(), List.of(), scaled, Optional.of(point)),
                            Growth.of(baselines.get(b), point.at(1), scaling)));
                } else {
                    merged.add(point);
                }
            }
        }
        if (networks.isEmpty()) {
            throw new InvalidInputException("no coefficients of the grid make another network of this baseline"
                    + (beyond.isEmpty()
                            ? ""
                            : " that reads at most " + pixels + " pixels a side, as --resolution-limit says"));
        }
        return new GridPlan(baselines, networks, merged, beyond, pixels);
    }

    /** The candidates as trials. */
    public List<TrialSpec> trials() {
        return networks.stream().map(ScaledNetwork::trial).toList();
    }

    /** Whether a network reads no more pixels than it may. */
    boolean permits(Architecture network) {
        return network.input().resolution() <= pixels;
    }

    /** Where the candidates lie, those of all baselines by MACs over the first one's. */
    public List<Place> places() {
        double first = CostModel.cost(baselines.get(0)).macs();
        double[] relative = baselines.stream()
                .mapToDouble(baseline -> CostModel.cost(baseline).macs() / first)
                .toArray();
        return networks.stream()
                .map(network -> Place.of(network.baseline(), network.growth(), relative[network.baseline()]))
                .toList();
    }

    /**
     * How many of the candidates stay whatever the budget: of each baseline those of each dimension alone, the published coefficients
     * and the middle.
     */
    public int anchors() {
        return (int) networks.stream().filter(ScaledNetwork::anchored).count();
    }

    /**
     * The plan with fewer candidates: those that stay whatever the budget, then always the one that lies farthest from all that are
     * there, by how its realised growth is shared.
     *
     * @param most candidates, at least those that stay
     */
    public GridPlan thinned(int most) {
        if (most >= networks.size()) {
            return this;
        }
        List<ScaledNetwork> left = new ArrayList<>(networks);
        List<ScaledNetwork> kept = new ArrayList<>(
                networks.stream().filter(ScaledNetwork::anchored).toList());
        left.removeAll(kept);
        List<Place> places = places();
        while (kept.size() < most) {
            ScaledNetwork farthest = left.stream()
                    .max(Comparator.comparingDouble((ScaledNetwork network) -> kept.stream()
                                    .filter(other -> other.baseline() == network.baseline())
                                    .mapToDouble(
                                            other -> places.get(network.trial().number())
                                                    .squaredDistance(places.get(
                                                            other.trial().number())))
                                    .min()
                                    .orElse(Double.POSITIVE_INFINITY))
                            .thenComparing(Comparator.comparingInt((ScaledNetwork network) ->
                                            network.trial().number())
                                    .reversed()))
                    .orElseThrow();
            left.remove(farthest);
            kept.add(farthest);
        }
        List<ScaledNetwork> numbered = new ArrayList<>();
        kept.forEach(network -> numbered.add(network.numbered(numbered.size())));
        return new GridPlan(baselines, numbered, merged, beyond, pixels);
    }
}
