package examples;

import io.nas4j.api.OpenStudy;
import io.nas4j.api.Parts;
import io.nas4j.api.Workspace;
import io.nas4j.api.request.StudyRequest;
import io.nas4j.api.request.Training;
import io.nas4j.core.trial.Trial;
import java.nio.file.Path;

/** Searches a table of accuracies of nas-bench-macro: TABLE.csv STORAGE. */
public final class TableSearch {

    private TableSearch() {}

    public static void main(String[] args) throws InterruptedException {
        StudyRequest request = StudyRequest.of("table", Parts.space("nas-bench-macro"), Training.by("table:" + args[0]))
                .withStrategy("regularized-evolution")
                .withTrials(60)
                .withSeed(1);
        try (OpenStudy study = Workspace.at(Path.of(args[1])).open(request)) {
            for (Trial trial : study.search().best()) {
                System.out.println(trial.number() + " " + trial.accuracy().orElseThrow() + " " + trial.macs());
            }
        }
    }
}
