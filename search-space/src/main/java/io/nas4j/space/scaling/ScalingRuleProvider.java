package io.nas4j.space.scaling;

import java.util.List;

/** A scaling rule that a plug-in brings, found by {@link java.util.ServiceLoader}. */
public interface ScalingRuleProvider {

    /** What {@code --rule NAME} calls it; a name of nas4j's own means that one. */
    String name();

    /**
     * The rule; its text must be what was typed, since studies keep that.
     *
     * @param text as people type it, {@code name} or {@code name:ARGUMENT:...}
     * @param arguments behind the name
     * @throws io.nas4j.space.InvalidInputException where they are wrong, saying what is allowed
     */
    ScalingRule rule(String text, List<String> arguments);
}
