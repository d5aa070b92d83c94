package io.nas4j.export.tflite;

import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.quantisation.Calibration;
import io.nas4j.export.quantisation.ValueRange;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.CalibrationImages;
import io.nas4j.export.target.CalibrationMethod;
import io.nas4j.export.target.Choice;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Form;
import io.nas4j.export.target.Settings;
import io.nas4j.export.target.Usage;
import io.nas4j.space.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a model for TensorFlow Lite all of whose operators compute with 8-bit integers, as microcontrollers and accelerators
 * want it (TensorFlow Lite 8-bit quantization specification). Batch norms are folded first. TensorFlow Lite shows what flows on
 * images; so this exporter needs it to write.
 */
public final class TfliteInt8Exporter implements Exporter {

    /** Relative to the largest logit. Beyond half of it, 8 bits have made another network. */
    private static final double ALLOWED_DIFFERENCE = 0.5;

    private final TfliteExporter floats = new TfliteExporter();
    private final CalibrationMethod method;
    private final Optional<CalibrationImages> calibration;

    /** Ranges from the least to the largest number, no images yet. */
    public TfliteInt8Exporter() {
        this(CalibrationMethod.MINMAX, Optional.empty());
    }

    private TfliteInt8Exporter(CalibrationMethod method, Optional<CalibrationImages> calibration) {
        this.method = method;
        this.calibration = calibration;
    }

    @Override
    public Set<Choice> choices() {
        return EnumSet.of(Choice.CALIBRATION);
    }

    @Override
    public Exporter with(Settings given) {
        return new TfliteInt8Exporter(given.calibration().orElse(method), calibration);
    }

    @Override
    public Exporter calibratedOn(CalibrationImages images) {
        return new TfliteInt8Exporter(method, Optional.of(images));
    }

    @Override
    public String name() {
        return "tflite-int8";
    }

    @Override
    public String needs() {
        return "one model of 8-bit numbers with labels, calibrated and run by TensorFlow Lite, which is included";
    }

    @Override
    public Form form() {
        return floats.form();
    }

    @Override
    public void requireHolds(TrainedNetwork network) {
        floats.requireHolds(network);
    }

    @Override
    public void write(TrainedNetwork network, Path folder) {
        requireHolds(network);
        CalibrationImages seen = calibration.orElseThrow(
                () -> new InvalidInputException("tflite-int8 needs images to calibrate on, but was given none"));
        int bytes = TfliteExporter.bytes(network);
        Map<String, ValueRange> ranges;
        try (TfliteFlow flow = TfliteFlow.open(network, bytes, seen.images().get())) {
            ranges = Calibration.ranges(flow, flow.tensors(), method);
        }
        TfliteModel model = new TfliteModel(bytes / Float.BYTES);
        TfliteNetwork.Ends ends = TfliteNetwork.add(model, new ByteNumbers(model, ranges), network);
        ByteBuffer whole = model.finish(network.architecture().toString(), ends.input(), ends.output());
        TfliteExporter.write(whole, network.classNames(), folder);
    }

    @Override
    public Usage usage(TrainedNetwork network, String file) {
        String seen = calibration.map(CalibrationImages::what).orElse("no images");
        return floats.usage(network, file)
                .with(
                        "A model for TensorFlow Lite, which is called LiteRT now, whose operators all compute with 8-bit integers."
                                + " Its input and its output are floats. Ranges were chosen on " + seen + " ("
                                + method.text()
                                + "); logits differ from those of the 32-bit network.");
    }

    @Override
    public List<BackendCheck> checks() {
        return floats.checks();
    }

    @Override
    public boolean accepts(Agreement agreement) {
        return agreement.relativeDifference() <= ALLOWED_DIFFERENCE;
    }
}
