package io.nas4j.cli.command.supernet;

import io.nas4j.api.request.Help;
import io.nas4j.api.request.StudyRequest;
import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.supernet.SupernetOrder;
import io.nas4j.api.stage.supernet.SupernetStage;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.StudyConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** The supernet that a search begins with. */
public final class SupernetBeforehand {

    private SupernetBeforehand() {}

    /**
     * Trains a study's supernet, or takes the one that was trained before in the same way.
     *
     * @param planned the study as it would be without
     * @param seconds of processor time
     * @return the request with the supernet among its scores
     * @throws WorkFailedException where the training was interrupted; it is kept
     */
    public static StudyRequest trained(
            StudyRequest request, StudyConfig planned, double seconds, String url, Terminal terminal) {
        Path home = ArtifactFolder.of(url);
        Path file = StageContext.folder(home, planned.name()).resolve("supernet.safetensors");
        SupernetOrder order = new SupernetOrder(
                SupernetOrder.study(planned),
                Optional.empty(),
                seconds,
                OptionalLong.empty(),
                planned.plan().seed());
        if (SupernetStage.trained(order, home, file, new SupernetProgress(terminal))
                .isEmpty()) {
            throw new WorkFailedException(
                    "the training of the supernet was interrupted and is kept; the same command goes on");
        }
        String others = request.help().scores().equals(Help.AUTO)
                ? planned.plan().guidance().scores()
                : request.help().scores();
        String supernet = Execution.judgingBy(file);
        return request.withHelp(
                request.help().withScores(others.equals(SearchPlan.NONE) ? supernet : others + "," + supernet));
    }
}
