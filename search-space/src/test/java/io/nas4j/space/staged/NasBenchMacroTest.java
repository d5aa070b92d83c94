package io.nas4j.space.staged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.Choices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs against those that NAS-Bench-Macro publishes (xiusu/NAS-Bench-Macro, nas-bench-macro_cifar10.json). */
class NasBenchMacroTest {

    private static final String FILE = "NAS4J_NAS_BENCH_MACRO";

    private final StagedSpace space =
            SearchSpaces.definition(SearchSpaces.NAS_BENCH_MACRO).space();

    private Choices choices(String code) {
        return new Choices(code.chars().mapToObj(digit -> digit - '0').toList());
    }

    @ParameterizedTest
    @CsvSource({
        "00000000, 387882, 7713280",
        "10000000, 396298, 12128768",
        "20000000, 409834, 17854976",
        "11111111, 1588874, 53246464",
        "22222222, 2932586, 105660928",
        "01020102, 1585386, 45705728"
    })
    void costsWhatIsPublished(String code, long params, long macs) {
        assertThat(CostModel.cost(space.build(choices(code)))).isEqualTo(new Cost(params, macs));
    }

    /** Identities behind a stage's first layer commute: 9 * 21 * 21. */
    @Test
    void codesAre3969Networks() {
        Set<String> networks = new HashSet<>();
        space.sequences().forEach(code -> networks.add(Fingerprint.of(space.build(code))));
        assertThat(space.sequences()).hasSize(6561);
        assertThat(networks).hasSize(3969);
        assertThat(space.build(choices("10202011")))
                .satisfies(a -> assertThat(Fingerprint.of(a))
                        .isEqualTo(Fingerprint.of(space.build(choices("10220011"))))
                        .isNotEqualTo(Fingerprint.of(space.build(choices("10022011")))));
    }

    @Test
    void everyRowOfTheTableCostsWhatItSays() throws IOException {
        Optional<String> file =
                Optional.ofNullable(System.getProperty(FILE)).or(() -> Optional.ofNullable(System.getenv(FILE)));
        assumeThat(file)
                .as("the table itself is not here: -D" + FILE + "=FILE names nas-bench-macro.csv")
                .isPresent();
        List<String> rows = Files.readAllLines(Path.of(file.orElseThrow()));
        assertThat(rows.get(0)).isEqualTo("code,accuracy,params,flops");
        assertThat(rows).hasSize(6562);
        for (String row : rows.subList(1, rows.size())) {
            String[] fields = row.split(",", -1);
            assertThat(CostModel.cost(space.build(choices(fields[0]))))
                    .as(row)
                    .isEqualTo(new Cost(Long.parseLong(fields[2]), Long.parseLong(fields[3])));
        }
    }
}
