package io.nas4j.api.request;

import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;

/**
 * What is told of a trial that was asked for: its end, or an epoch of it.
 *
 * @param value in the study's metric; empty where the trial failed
 * @param failed why it failed; empty where it did not
 * @param message a sentence on that
 * @param epoch after which the value was measured, where the training goes on
 * @param loss training loss of that epoch
 * @param objectives what else was measured
 */
public record Told(
        Optional<Double> value,
        Optional<FailureCause> failed,
        Optional<String> message,
        Optional<Integer> epoch,
        Optional<Double> loss,
        OtherObjectives objectives) {

    /**
     * Checks what belongs together.
     *
     * @throws InvalidInputException naming what does not
     */
    public Told {
        if (value.isPresent() == failed.isPresent()) {
            throw new InvalidInputException("give either --accuracy, or --failed with a cause");
        }
        if (epoch.isPresent() && failed.isPresent()) {
            throw new InvalidInputException(
                    "--epoch tells an accuracy; a trial that failed has ended, so leave it out");
        }
        if (message.isPresent() && failed.isEmpty()) {
            throw new InvalidInputException("--message says why a trial failed; give --failed, or leave it out");
        }
        if (loss.isPresent() && epoch.isEmpty()) {
            throw new InvalidInputException("--loss is of an epoch; give --epoch, or leave it out");
        }
        if (failed.isPresent() && !objectives.equals(OtherObjectives.NONE)) {
            throw new InvalidInputException("--objective is of a training that did not fail; leave it out");
        }
    }

    /** The training is over, with that value in the study's metric. */
    public static Told value(double value) {
        return new Told(
                Optional.of(value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OtherObjectives.NONE);
    }

    /** The training goes on; the value is that after an epoch, counted from 1. */
    public static Told epoch(int number, double value) {
        return new Told(
                Optional.of(value),
                Optional.empty(),
                Optional.empty(),
                Optional.of(number),
                Optional.empty(),
                OtherObjectives.NONE);
    }

    /** The training failed. */
    public static Told failed(FailureCause cause, String message) {
        return new Told(
                Optional.empty(),
                Optional.of(cause),
                Optional.of(message),
                Optional.empty(),
                Optional.empty(),
                OtherObjectives.NONE);
    }

    /** The same with other objectives that were measured. */
    public Told withObjectives(OtherObjectives measured) {
        return new Told(value, failed, message, epoch, loss, measured);
    }
}
