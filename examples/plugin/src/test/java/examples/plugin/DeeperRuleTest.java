package examples.plugin;

import io.nas4j.space.scaling.ScalingRule;
import io.nas4j.space.scaling.ScalingRuleContract;
import java.util.List;

class DeeperRuleTest extends ScalingRuleContract {

    @Override
    protected ScalingRule rule() {
        return new DeeperRule().rule("deeper", List.of());
    }
}
