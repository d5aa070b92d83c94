package io.nas4j.cli.command.network;

import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Units;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.Extremes;
import io.nas4j.space.search.Membership;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.Resolutions;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.StagedSpace;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What is known of a space without training: as rows, and as a person reads it. */
public final class SpaceFacts {

    static final List<String> SUMMARY_COLUMNS = List.of(
            "name",
            "resolution",
            "resolution_least",
            "resolution_most",
            "stages",
            "decision_count",
            "sequences",
            "networks",
            "macs_least",
            "macs_most",
            "params_least",
            "params_most");

    private static final int DRAWS = 1000;

    private final SpaceDefinition definition;
    private final StagedSpace space;
    private final Architecture cheapest;
    private final Architecture mostExpensive;
    private final Architecture smallest;
    private final Architecture largest;
    private final Optional<BigInteger> networks;

    public SpaceFacts(SpaceDefinition definition) {
        this.definition = definition;
        this.space = new SpaceDefinition(
                        definition.name(), definition.frame(), definition.resolutions(), definition.stages(), List.of())
                .space();
        Extremes macs = space.extremes(Metric.MACS).orElseThrow();
        Extremes params = space.extremes(Metric.PARAMS).orElseThrow();
        this.cheapest = space.build(macs.least());
        this.mostExpensive = space.build(macs.most());
        this.smallest = space.build(params.least());
        this.largest = space.build(params.most());
        this.networks = space.distinct();
    }

    Row summary() {
        return new Row()
                .with("name", space.name())
                .with("resolution", definition.frame().input().resolution())
                .with("resolution_least", definition.resolutions().least())
                .with("resolution_most", definition.resolutions().most())
                .with("classes", definition.frame().classes())
                .with("stages", definition.stages().size())
                .with("decision_count", space.decisions().size())
                .with("sequences", space.cardinality())
                .with("networks", networks)
                .with("macs_least", Metric.MACS.of(cheapest))
                .with("macs_most", Metric.MACS.of(mostExpensive))
                .with("params_least", Metric.PARAMS.of(smallest))
                .with("params_most", Metric.PARAMS.of(largest));
    }

    Row row() {
        Row row = summary()
                .with("sequences_log10", log10(space.cardinality()))
                .with("cheapest", cheapest.toString())
                .with("dearest", mostExpensive.toString())
                .with("smallest", smallest.toString())
                .with("largest", largest.toString())
                .with("published", published())
                .with(
                        "constraints",
                        definition.constraints().stream().map(Constraint::text).toList());
        if (!definition.constraints().isEmpty()) {
            row.with("kept_share", kept() / (double) DRAWS);
        }
        return row.with(
                "decisions", space.decisions().stream().map(SpaceFacts::row).toList());
    }

    private static Row row(Decision decision) {
        return new Row()
                .with("name", decision.name())
                .with("choices", decision.choices())
                .with("asked", decision.asked().isEmpty() ? "always" : decision.asked());
    }

    private List<String> published() {
        return PublishedNetworks.names().stream()
                .filter(name -> space.find(PublishedNetworks.get(name)) instanceof Membership.Member)
                .toList();
    }

    /** How many of so many draws, each sequence equally likely, keep to the constraints; the same at every call. */
    private long kept() {
        SplittableRandom random = new RandomStreams(0).stream("kept");
        StagedSpace constrained = definition.space();
        return Stream.generate(() -> space.build(space.uniform(random)))
                .limit(DRAWS)
                .filter(constrained::permits)
                .count();
    }

    private static double log10(BigInteger number) {
        int more = Math.max(0, number.bitLength() - 1000);
        return Math.log10(number.shiftRight(more).doubleValue()) + more * Math.log10(2);
    }

    public void print(PrintWriter out) {
        out.print(Listing.table(
                space.decisions().stream().map(SpaceFacts::row).toList(), List.of("name", "choices", "asked")));
        out.println();
        out.println("space      " + space.name() + ": " + definition.stages().size() + " stages, "
                + space.decisions().size() + " decisions; figures at "
                + definition.frame().input().resolution() + " pixels a side and "
                + definition.frame().classes() + " classes");
        out.println(String.format(
                Locale.ROOT, "sequences  %,d, about 10^%.1f", space.cardinality(), log10(space.cardinality())));
        out.println("networks   "
                + networks.map(count -> String.format(Locale.ROOT, "%,d different ones, counted exactly", count))
                        .orElse("not counted: telling equal ones apart would take too long in so large a space"));
        out.println("made for   "
                + (definition.resolutions().equals(Resolutions.ANY)
                        ? "images of any size, as far as its file says"
                        : "images of " + definition.resolutions().text() + " a side"));
        out.println("MACs       " + range(Metric.MACS, cheapest, mostExpensive));
        out.println("params     " + range(Metric.PARAMS, smallest, largest));
        out.println("cheapest   " + cheapest);
        out.println("expensive  " + mostExpensive);
        List<String> published = published();
        out.println("published  "
                + (published.isEmpty()
                        ? "none of the published networks is a member"
                        : String.join(", ", published) + (published.size() == 1 ? " is a member" : " are members")));
        if (!definition.constraints().isEmpty()) {
            out.println("kept       " + kept() + " of " + DRAWS + " random sequences keep to "
                    + String.join(
                            ", ",
                            definition.constraints().stream()
                                    .map(Constraint::text)
                                    .toList())
                    + "; the figures above leave that aside");
        }
        out.flush();
    }

    private static String range(Metric metric, Architecture least, Architecture most) {
        return String.format(Locale.ROOT, "%,d to %,d", metric.of(least), metric.of(most)) + " ("
                + Units.count(metric.of(least)) + " to " + Units.count(metric.of(most)) + ")";
    }
}
