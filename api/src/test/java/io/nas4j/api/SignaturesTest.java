package io.nas4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.api.request.StudyRequest;
import io.nas4j.core.plugin.EvaluatorProvider;
import io.nas4j.core.plugin.StrategyProvider;
import io.nas4j.evaluator.data.DataSetProvider;
import io.nas4j.export.target.Exporter;
import io.nas4j.space.scaling.ScalingRuleProvider;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What programs and plug-ins can call is what {@code api/signatures.txt} lists: a change is a decision. */
class SignaturesTest {

    private static final String UPDATE = "nas4j.update.signatures";

    @Test
    void areThoseThatAreListed() throws IOException, URISyntaxException {
        List<Class<?>> roots = new ArrayList<>(Signatures.packageOf(Workspace.class));
        roots.addAll(Signatures.packageOf(StudyRequest.class));
        roots.addAll(List.of(
                StrategyProvider.class,
                EvaluatorProvider.class,
                DataSetProvider.class,
                Exporter.class,
                ScalingRuleProvider.class));
        List<String> now = Signatures.of(roots);
        Path file = Sources.examples().resolveSibling("api").resolve("signatures.txt");
        if (Boolean.getBoolean(UPDATE)) {
            Files.write(file, now);
        }
        assertThat(now)
                .as(
                        "the public API has changed: if it is meant to, './mvnw -pl api -am test -Dtest=SignaturesTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -DargLine=-D%s=true' writes %s anew",
                        UPDATE, file)
                .isEqualTo(Files.readAllLines(file));
    }
}
