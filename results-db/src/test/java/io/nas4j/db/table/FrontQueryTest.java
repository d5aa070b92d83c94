package io.nas4j.db.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.NetworkFront;
import io.nas4j.core.store.NetworkPoint;
import io.nas4j.db.h2.H2;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

class FrontQueryTest {

    private static final long STUDY = 7;

    /** A network, as far as a front looks at it. */
    record Judged(double accuracy, long cost) {}

    /** Few different values, so that there are ties of every kind. */
    @Provide
    Arbitrary<List<Judged>> networks() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.longs().between(1, 12))
                .as((accuracy, cost) -> new Judged(accuracy / 12.0, cost))
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 200)
    void findsWhatSortingAllNetworksFinds(
            @ForAll("networks") List<Judged> networks, @ForAll @IntRange(min = 1, max = 50) int few) {
        List<NetworkPoint> all = new ArrayList<>();
        for (Judged network : networks) {
            all.add(new NetworkPoint(all.size(), network.accuracy, network.cost));
        }
        NetworkFront expected = NetworkFront.of(all);
        try (Handle handle = Jdbi.create(() -> H2.connect("jdbc:h2:mem:")).open()) {
            fill(handle, all);
            assertThat(new FrontQuery(few).byMacs(handle, STUDY)).isEqualTo(expected);
            assertThat(new FrontQuery(few).byParams(handle, STUDY)).isEqualTo(expected);
        }
    }

    /** Beside networks that do not count: of another study or phase, not complete, or of a trial before. */
    private static void fill(Handle handle, List<NetworkPoint> networks) {
        handle.execute("CREATE TABLE trial (study_id BIGINT, phase VARCHAR, state VARCHAR, same_as INTEGER,"
                + " number INTEGER, accuracy DOUBLE PRECISION, macs BIGINT, params BIGINT)");
        handle.execute("INSERT INTO trial VALUES (8, 'search', 'COMPLETE', NULL, 100, 1, 0, 0),"
                + " (7, 'grid', 'COMPLETE', NULL, 100, 1, 0, 0), (7, 'search', 'PRUNED', NULL, 101, 1, 0, 0),"
                + " (7, 'search', 'COMPLETE', 0, 102, 1, 0, 0)");
        PreparedBatch rows = handle.prepareBatch(
                "INSERT INTO trial VALUES (7, 'search', 'COMPLETE', NULL, :number, :accuracy, :cost, :cost)");
        networks.forEach(point -> rows.bind("number", point.number())
                .bind("accuracy", point.accuracy())
                .bind("cost", point.cost())
                .add());
        if (!networks.isEmpty()) {
            rows.execute();
        }
    }
}
