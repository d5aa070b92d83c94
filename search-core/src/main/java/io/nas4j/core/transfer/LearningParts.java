package io.nas4j.core.transfer;

import io.nas4j.space.architecture.Architecture;

/**
 * How fast each part of a network learns. The parts are stem, stages, head (with the dense layer before the classifier) and
 * classifier.
 *
 * @param stages how many the network has
 */
public record LearningParts(Transfer transfer, int stages) {

    private static final String STAGE = "stages.";

    /** The parts of a network. */
    public static LearningParts of(Transfer transfer, Architecture architecture) {
        return new LearningParts(transfer, architecture.stages().size());
    }

    /**
     * The factor of the learning rate.
     *
     * @param tensor its name in the plan, or that of what it belongs to
     * @return from 0, for what is frozen, to 1
     */
    public double factor(String tensor) {
        int part = part(tensor);
        int classifier = stages + 2;
        boolean frozen = part < Math.min(transfer.freeze().parts(), classifier);
        return frozen ? 0 : Math.pow(transfer.lowering(), classifier - part);
    }

    /** Whether a batch norm keeps its running statistics. */
    public boolean keepsStatistics(String batchNorm) {
        return transfer.keepStatistics() || factor(batchNorm) == 0;
    }

    /** Whether all parts learn alike. */
    public boolean alike() {
        return transfer.freeze().equals(Freeze.NONE) && transfer.lowering() == 1;
    }

    /** Whether training does nothing otherwise than without a transfer. */
    public boolean uniform() {
        return alike() && !transfer.keepStatistics();
    }

    private int part(String name) {
        if (name.startsWith(STAGE)) {
            return 1 + Integer.parseInt(name.substring(STAGE.length(), name.indexOf('.', STAGE.length())));
        }
        return name.startsWith("stem") ? 0 : name.startsWith("classifier") ? stages + 2 : stages + 1;
    }
}
