package io.nas4j.export.source;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.NetworkPlan;

/**
 * The network that a file is said to hold.
 *
 * @param name as the user typed it; a published name, where it is one, decides what files of its program do not say
 */
public record WantedNetwork(String name, Architecture architecture) {

    /** The same with a classifier of that many classes. */
    public WantedNetwork withClasses(int classes) {
        return new WantedNetwork(name, architecture.withClasses(classes));
    }

    public NetworkPlan plan() {
        return NetworkPlan.of(architecture);
    }
}
