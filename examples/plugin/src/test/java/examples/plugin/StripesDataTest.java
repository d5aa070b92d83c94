package examples.plugin;

import io.nas4j.evaluator.data.DataSetContract;
import io.nas4j.evaluator.data.DataSetProvider;

class StripesDataTest extends DataSetContract {

    @Override
    protected DataSetProvider provider() {
        return new StripesData.Provider();
    }

    @Override
    protected String rest() {
        return "24";
    }

    @Override
    protected String wrongRest() {
        return "wide";
    }
}
