package io.nas4j.cli.command.ship;

import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.export.ExportResult;
import io.nas4j.api.stage.export.ExportStage;
import io.nas4j.api.stage.export.ExportSubject;
import io.nas4j.api.stage.export.TrainedStage;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.evaluator.Engines;
import io.nas4j.export.target.ExportOutput;
import io.nas4j.export.target.Exporter;
import java.nio.file.Path;

/** Where an exported network comes from. */
interface ExportSource {

    TrainedNetwork network();

    /** Runs the engine on images that the network is compared on. */
    ExportSubject subject();

    /** Refuses a path at which something is that must stay. */
    void refuseOver(Exporter exporter, Path path);

    /** Writes, checks, and stores where there is a study. */
    ExportResult export(Exporter exporter, ExportOutput place, ExportSubject subject);

    /** A study's trained baseline. */
    static ExportSource study(StageContext context, StudyConfig config) {
        TrainedStage trained = TrainedStage.of(context, config);
        return new ExportSource() {
            @Override
            public TrainedNetwork network() {
                return trained.network();
            }

            @Override
            public ExportSubject subject() {
                return trained.subject();
            }

            @Override
            public void refuseOver(Exporter exporter, Path path) {
                ExportStage.refuseOver(context, config, exporter, path);
            }

            @Override
            public ExportResult export(Exporter exporter, ExportOutput place, ExportSubject subject) {
                return ExportStage.study(context, config, exporter, place, subject);
            }
        };
    }

    /** A network that belongs to no study, compared on random images. */
    static ExportSource alone(TrainedNetwork network, long seed) {
        return new ExportSource() {
            @Override
            public TrainedNetwork network() {
                return network;
            }

            @Override
            public ExportSubject subject() {
                return ExportSubject.onRandomImages(network, Engines.resolve("auto"), seed);
            }

            @Override
            public void refuseOver(Exporter exporter, Path path) {
                // no study keeps files for it
            }

            @Override
            public ExportResult export(Exporter exporter, ExportOutput place, ExportSubject subject) {
                return ExportStage.alone(exporter, place, subject);
            }
        };
    }
}
