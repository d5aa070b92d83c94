package examples.plugin;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRule;
import io.nas4j.space.scaling.ScalingRuleProvider;
import java.util.List;
import java.util.Optional;

/** Doubles the MACs of each step by depth alone: {@code --rule deeper}. */
public final class DeeperRule implements ScalingRuleProvider {

    @Override
    public String name() {
        return "deeper";
    }

    @Override
    public ScalingRule rule(String text, List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new InvalidInputException("rule deeper has no arguments, but was '" + text + "'");
        }
        return new ScalingRule(text, Optional.of(new ScalingCoefficients(2, 1, 1)), Rounding.PUBLISHED);
    }
}
