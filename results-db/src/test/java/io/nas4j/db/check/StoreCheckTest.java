package io.nas4j.db.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.db.FullStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.OpenMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no program of ours wrote is found, study by study. */
@Timeout(60)
class StoreCheckTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        FullStore.fill(folder.toString());
    }

    @Test
    void findsNothingInWhatThisProgramWrote() {
        assertThat(problems()).isEmpty();
    }

    /** Columns: what is done to study b, and what is found. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "UPDATE study SET name = '../x;y' WHERE name = 'b' | has a name that this program cannot use: a study's name",
                "UPDATE study SET name = 'c' WHERE name = 'b' | has the configuration of study 'b'",
                "UPDATE study SET trials = 11 WHERE name = 'b' | has a total of 11 trials, but its configuration says 10",
                "UPDATE study SET seed = 43 WHERE name = 'b' | has seed '43', but its configuration says '42'",
                "UPDATE study SET engine = 'dl4j' WHERE name = 'b' | has engine 'dl4j', but its configuration says 'torch'",
                "UPDATE study SET config = JSON '{}' WHERE name = 'b' | has a configuration that this program cannot use",
                "UPDATE study SET provenance = JSON '{}' WHERE name = 'b' | has a provenance that this program cannot use",
                "DELETE FROM study_run WHERE study_id = 2 | has no run, which says with how many workers",
                "DELETE FROM study_run WHERE study_id = 2 AND number = 0 | lacks run 0",
                "INSERT INTO asked_trial VALUES (2, 3, 2, NOW(), NOW()) | search trial 3 handed out for the 2. time, but not",
                "INSERT INTO asked_trial VALUES (2, 9999, 1, NOW(), NOW()) | handed out for the 1. time, but no such trial",
                "INSERT INTO asked_trial VALUES (2, 3, 1, NOW(), TIMESTAMP '2001-01-01 00:00:00') | 1. time at",
                "UPDATE study_run SET workers = 7 WHERE study_id = 2 | was last run with 7 workers, but",
                "UPDATE study_run SET from_trial = 11 WHERE study_id = 2 AND number = 0 | has run 0 from trial 11 on",
                "UPDATE trial SET number = 5000 WHERE study_id = 2 AND number = 3 | search trial 5000 is beyond the total",
                "UPDATE trial SET reward = 9.9 WHERE study_id = 2 AND number = 0 | search trial 0 has the reward 9.9",
                "UPDATE trial SET macs = 1 WHERE study_id = 2 AND number = 3 | search trial 3 has 1 MACs stored",
                "UPDATE trial SET params = 1 WHERE study_id = 2 AND number = 3 | search trial 3 has 1 parameters stored",
                "UPDATE trial SET fingerprint = 'x' WHERE study_id = 2 AND number = 3 | which is another network's",
                "UPDATE trial SET seconds = NULL WHERE study_id = 2 AND number = 3 | is FAILED and took none seconds",
                "UPDATE trial SET same_as = 2 WHERE study_id = 2 AND number = 3 | does not have the network and the result",
                "UPDATE trial SET decisions = JSON '{}' WHERE study_id = 2 AND number = 3 | that this release cannot read",
                "UPDATE trial SET architecture = 'x' WHERE study_id = 2 AND number = 3 | that this release cannot read",
                "UPDATE trial SET test_accuracy = 0.9 WHERE study_id = 2 AND number = 0 | has a test accuracy, but no search",
                "UPDATE trial SET alpha = 1, beta = 1, gamma = 1 WHERE study_id = 2 AND number = 3 | has scaling coefficients",
                "UPDATE trial SET started = DATE '12000-01-01' WHERE study_id = 2 AND number = 3 | has the time +12000-01-01T",
                "UPDATE study_run SET from_trial = 9 WHERE study_id = 2 AND number = 0 | has run 1 from trial",
                "DELETE FROM epoch WHERE trial_id = 5 | search trial 0 is complete without an epoch",
                "DELETE FROM epoch WHERE trial_id = 5 AND number = 1 | search trial 0 lacks epoch 1",
                "INSERT INTO epoch SELECT 5, x + 2, 0, 0, 0, 0, 0, NULL FROM SYSTEM_RANGE(1, 9) | has 11 epochs, but",
                "UPDATE phase_plan SET plan = JSON '{}' WHERE study_id = 2 | that this release cannot read",
                "UPDATE family_member SET macs = 1 WHERE study_id = 2 | family member 3.3",
                "UPDATE artifact SET path = U&'a\\0000b' WHERE study_id = 2 | whose path no system can have",
                "UPDATE artifact SET sha256 = '00' WHERE study_id = 2 | whose hash or size cannot be one",
                "UPDATE strategy_event SET kind = 'odd' WHERE study_id = 2 | of a kind that this release does not know",
                "UPDATE network_score SET fingerprint = CONCAT('x', name) WHERE study_id = 2 | which is no network's fingerprint",
                "UPDATE network_score SET name = UPPER(name) WHERE study_id = 2 | has a score that is called 'NASWOT'",
                "UPDATE network_score SET measured = 'NaN' WHERE study_id = 2 AND name = 'naswot' | has the score naswot NaN",
                "UPDATE network_score SET seconds = -1 WHERE study_id = 2 AND name = 'swap' | computed in -1",
                "UPDATE network_score SET problem = NULL WHERE study_id = 2 AND name = 'swap' | or with neither",
                "UPDATE network_score SET problem = '' WHERE study_id = 2 AND name = 'naswot' | both a value and a problem",
            })
    void finds(String change, String problem) throws SQLException {
        try (Connection connection = H2.connect("jdbc:h2:file:" + folder.resolve("nas4j"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(change)).isPositive();
        }
        List<StoreCheck.Problem> problems = problems();
        assertThat(problems).anySatisfy(each -> assertThat(each.text()).contains(problem));
        assertThat(problems).noneMatch(each -> each.study().equals("a"));
    }

    private List<StoreCheck.Problem> problems() {
        try (H2StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.READ)) {
            return StoreCheck.problems(store);
        }
    }
}
