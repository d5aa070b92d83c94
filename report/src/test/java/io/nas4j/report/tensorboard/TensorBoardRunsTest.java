package io.nas4j.report.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import io.nas4j.report.MadeUpStudy;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.staged.SearchSpaces;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TensorBoardRunsTest {

    private static final StudyRecords STUDY = MadeUpStudy.of("s", SearchSpaces.MICRO, 20, MadeUpStudy.HOSTILE);

    private static List<Epoch> epochs(int number) {
        return STUDY.trials().epochs(List.of(number)).getOrDefault(number, List.of());
    }

    private static byte[] file(int number) {
        return TensorBoardRuns.events(STUDY.shown().get(number).withEpochs(epochs(number)));
    }

    /** The values of a file's summaries by tag, each with its step. */
    private static Map<String, List<Map.Entry<Long, Object>>> scalars(byte[] file) {
        Map<String, List<Map.Entry<Long, Object>>> scalars = new LinkedHashMap<>();
        for (byte[] event : EventRecords.of(file)) {
            Map<Integer, List<Object>> fields = EventRecords.fields(event);
            if (fields.containsKey(5)) {
                Map<Integer, List<Object>> value = EventRecords.inner(EventRecords.inner(fields, 5), 1);
                Object shown = value.containsKey(2) ? value.get(2).get(0) : "plugin";
                scalars.computeIfAbsent(EventRecords.text(value, 1), tag -> new ArrayList<>())
                        .add(Map.entry((Long) fields.get(2).get(0), shown));
            }
        }
        return scalars;
    }

    @Test
    void aFileBeginsWithItsVersionAndTime() {
        Map<Integer, List<Object>> first =
                EventRecords.fields(EventRecords.of(file(0)).get(0));
        assertThat(EventRecords.text(first, 3)).isEqualTo("brain.Event:2");
        assertThat((Double) first.get(1).get(0)).isEqualTo(1_795_262_400.0);
    }

    @Test
    void hasEveryEpochAndWhatCameOfTheTrial() {
        Trial trial = STUDY.shown().get(0);
        Map<String, List<Map.Entry<Long, Object>>> scalars = scalars(file(0));
        assertThat(scalars.get("epoch/validation_accuracy"))
                .isEqualTo(epochs(0).stream()
                        .map(epoch -> Map.entry((long) epoch.number(), (Object) (float) epoch.accuracy()))
                        .toList())
                .hasSize(3);
        assertThat(scalars.get("trial/reward"))
                .containsExactly(Map.entry(0L, (float) trial.reward().orElseThrow()));
        assertThat(scalars.get("trial/macs")).containsExactly(Map.entry(0L, (float) trial.macs()));
        assertThat(scalars)
                .containsKeys("epoch/training_loss", "epoch/validation_loss", "trial/params", "trial/seconds");
    }

    @Test
    void tellsThePluginWhatWasChosenAndHowItEnded() {
        List<byte[]> events = EventRecords.of(file(7));
        Map<Integer, List<Object>> start = plugin(events.get(1), 3);
        Map<String, Object> chosen = new LinkedHashMap<>();
        for (Object entry : start.get(1)) {
            Map<Integer, List<Object>> pair = EventRecords.fields((byte[]) entry);
            Map<Integer, List<Object>> value = EventRecords.inner(pair, 2);
            chosen.put(
                    EventRecords.text(pair, 1),
                    value.containsKey(2) ? value.get(2).get(0) : EventRecords.text(value, 3));
        }
        assertThat(chosen)
                .hasSameSizeAs(STUDY.shown().get(7).spec().decisions())
                .containsEntry("note", MadeUpStudy.HOSTILE);
        assertThat(chosen.get("block1.kernel")).isIn(3.0, 5.0);
        assertThat(EventRecords.text(start, 4)).isEqualTo("trial-7");
        assertThat(plugin(events.get(events.size() - 1), 4).get(1)).containsExactly(2L); // STATUS_FAILURE
        List<byte[]> complete = EventRecords.of(file(0));
        assertThat(plugin(complete.get(complete.size() - 1), 4).get(1)).containsExactly(1L); // STATUS_SUCCESS
    }

    private static Map<Integer, List<Object>> plugin(byte[] event, int part) {
        Map<Integer, List<Object>> value = EventRecords.inner(EventRecords.inner(EventRecords.fields(event), 5), 1);
        Map<Integer, List<Object>> data = EventRecords.inner(EventRecords.inner(value, 9), 1);
        assertThat(EventRecords.text(data, 1)).isEqualTo("hparams");
        return EventRecords.inner(EventRecords.inner(data, 2), part);
    }

    @Test
    void figuresAreImagesWithTheirSize() throws IOException {
        List<byte[]> events = EventRecords.of(StudyFigures.events(STUDY.shown()));
        List<String> tags = new ArrayList<>();
        for (byte[] event : events.subList(1, events.size())) {
            Map<Integer, List<Object>> value = EventRecords.inner(EventRecords.inner(EventRecords.fields(event), 5), 1);
            tags.add(EventRecords.text(value, 1));
            Map<Integer, List<Object>> image = EventRecords.inner(value, 4);
            BufferedImage png =
                    ImageIO.read(new ByteArrayInputStream((byte[]) image.get(4).get(0)));
            assertThat(image.get(1)).containsExactly((long) png.getHeight());
            assertThat(image.get(2)).containsExactly((long) png.getWidth());
        }
        assertThat(tags).containsExactly("search/best_so_far", "search/front");
        assertThat(EventRecords.of(StudyFigures.events(List.of()))).hasSize(1);
    }

    @Test
    void equalTrialsGiveEqualFiles() {
        assertThat(file(3)).isEqualTo(file(3));
    }
}
