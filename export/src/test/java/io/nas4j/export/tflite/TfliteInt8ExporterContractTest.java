package io.nas4j.export.tflite;

import io.nas4j.export.Networks;
import io.nas4j.export.target.CalibrationImages;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.ExporterContract;
import io.nas4j.space.architecture.Input;
import java.util.SplittableRandom;

class TfliteInt8ExporterContractTest extends ExporterContract {

    @Override
    protected Exporter create() {
        return new TfliteInt8Exporter()
                .calibratedOn(new CalibrationImages(
                        "random images", () -> Networks.images(2, new Input(16, 3), new SplittableRandom(1))));
    }
}
