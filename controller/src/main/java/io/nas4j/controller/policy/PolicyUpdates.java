package io.nas4j.controller.policy;

/**
 * When a policy learns, and from which trials.
 *
 * @param batch finished trials between updates
 * @param memory trials that an update learns from, the last ones: with the batch's also earlier ones again, whose
 *     probabilities were those of the policy that proposed them
 * @param epochs steps of Adam in an update
 */
public record PolicyUpdates(int batch, int memory, int epochs) {

    /** One step on each batch, whose trials are then forgotten. */
    static PolicyUpdates once(int batch) {
        return new PolicyUpdates(batch, batch, 1);
    }
}
