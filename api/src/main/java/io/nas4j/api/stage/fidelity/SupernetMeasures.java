package io.nas4j.api.stage.fidelity;

import io.nas4j.api.stage.supernet.JudgedNetwork;
import io.nas4j.api.stage.supernet.SupernetJudging;
import io.nas4j.api.stage.supernet.SupernetListener;
import io.nas4j.api.stage.supernet.SupernetOrder;
import io.nas4j.api.stage.supernet.SupernetStage;
import io.nas4j.core.WorkFailedException;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a supernet tells of networks.
 *
 * @param loss the losses, negated
 */
public record SupernetMeasures(Measure loss, Measure accuracy) {

    private static final double NANOS = 1e9;

    /**
     * Trains the supernet where its file is not there yet, and judges networks by it.
     *
     * @param name of the measure
     * @param file where it is kept; one that was trained in the same way is taken as it is
     * @param home folder beside the storage, where decoded images are kept
     * @throws WorkFailedException where the listener ended the training, which is kept
     */
    public static SupernetMeasures of(
            String name,
            SupernetOrder order,
            Path file,
            Path home,
            SupernetListener listener,
            List<Architecture> networks) {
        double once = SupernetStage.trained(order, home, file, listener)
                .orElseThrow(() -> new WorkFailedException(
                        "the training of the supernet was interrupted and is kept; the same command goes on"))
                .training()
                .seconds();
        Map<Architecture, JudgedNetwork> judged = new HashMap<>();
        double seconds;
        try (SupernetJudging supernet = SupernetJudging.open(file, home)) {
            long began = System.nanoTime();
            supernet.judge(networks).forEach(each -> judged.put(each.architecture(), each));
            seconds = (System.nanoTime() - began) / NANOS / networks.size();
        }
        List<JudgedNetwork> all = networks.stream().map(judged::get).toList();
        return new SupernetMeasures(
                new Measure(
                        name,
                        false,
                        all.stream()
                                .map(each -> OptionalDouble.of(-each.judgement().loss()))
                                .toList(),
                        seconds,
                        once),
                new Measure(
                        name + " accuracy",
                        false,
                        all.stream()
                                .map(each -> OptionalDouble.of(each.judgement().accuracy()))
                                .toList(),
                        seconds,
                        once));
    }
}
