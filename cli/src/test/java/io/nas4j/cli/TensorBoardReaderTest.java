package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.published.PublishedNetworks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TensorBoard's own reader on the files that the program writes, where a Python has it. Module report has a parser of its own. */
class TensorBoardReaderTest {

    private static final String READER = """
            from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
            from tensorboard.plugins.hparams import metadata
            run = EventAccumulator('runs/s/search/trial-1').Reload()
            for tag in sorted(run.Tags()['scalars']):
                print(tag, *['%d:%.4f' % (event.step, event.value) for event in run.Scalars(tag)])
            content = run.summary_metadata['_hparams_/session_start_info'].plugin_data.content
            start = metadata.parse_session_start_info_plugin_data(content)
            print('choices', *['%s=%s' % (name, value.string_value or value.number_value)
                               for name, value in sorted(start.hparams.items())])
            figures = EventAccumulator('runs/s/figures', size_guidance={'images': 0}).Reload()
            print('images', *sorted(figures.Tags()['images']))
            """;

    @TempDir
    private Path folder;

    @Test
    void readsScalarsDecisionsAndImages() throws InterruptedException {
        assumeTrue(
                PythonProgram.run(folder, "import tensorboard").exit() == 0,
                "no Python with tensorboard, set NAS4J_PYTHON to one");
        StoredStudy.create(
                folder.resolve("db"),
                List.of(new StoredStudy.Trained(PublishedNetworks.get("mobilenet-v2"), OptionalDouble.of(0.75))),
                List.of());
        chosen();
        String[] line = {
            "tensorboard",
            StoredStudy.NAME,
            "-o",
            folder.resolve("runs").toString(),
            "--storage",
            folder.resolve("db").toString()
        };
        assertThat(Main.run(line, new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())))
                .isZero();
        PythonProgram read = PythonProgram.run(folder, READER);
        assertThat(read.exit()).as(read.output()).isZero();
        assertThat(read.output())
                .contains(
                        "epoch/validation_accuracy 1:0.1250 2:0.2500\n",
                        "trial/accuracy 0:0.2500\n",
                        "trial/reward 0:0.2000\n",
                        "choices kernel=5.0 skip=pool\n",
                        "images search/best_so_far search/front\n");
    }

    /** Adds a trial with decisions and epochs. */
    private void chosen() {
        try (StudyStore store = H2StudyStore.open(folder.resolve("db").toString(), OpenMode.WRITE)) {
            TrialSpec spec = new TrialSpec(
                    Phase.SEARCH,
                    1,
                    List.of("kernel=5", "skip=pool"),
                    PublishedNetworks.get("mnasnet-a1"),
                    Optional.empty());
            store.start(StoredStudy.NAME, spec);
            store.epoch(StoredStudy.NAME, Phase.SEARCH, 1, new Epoch(1, 2, 0.125, OptionalDouble.empty(), 0.1, 1, 10));
            store.epoch(StoredStudy.NAME, Phase.SEARCH, 1, new Epoch(2, 1, 0.25, OptionalDouble.empty(), 0.1, 1, 10));
            store.finish(
                    StoredStudy.NAME,
                    Phase.SEARCH,
                    1,
                    new Outcome.Complete(0.25, OptionalDouble.empty()),
                    OptionalDouble.of(0.2),
                    1);
        }
    }
}
