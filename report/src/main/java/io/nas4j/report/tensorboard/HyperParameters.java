package io.nas4j.report.tensorboard;

import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The buffers of TensorBoard's HParams plugin (tensorboard/plugins/hparams/plugin_data.proto and api.proto). */
final class HyperParameters {

    static final String PLUGIN = "hparams";

    private static final int SESSION_START = 3;
    private static final int SESSION_END = 4;

    private static final int STATUS_SUCCESS = 1;
    private static final int STATUS_FAILURE = 2;
    private static final int STATUS_RUNNING = 3;

    private HyperParameters() {}

    /** What a trial chose: its decisions, as texts or numbers. */
    static Message start(Trial trial, double began) {
        Map<String, String> chosen = new TreeMap<>();
        for (String decision : trial.spec().decisions()) {
            int equal = decision.indexOf('=');
            chosen.put(
                    equal < 0 ? decision : decision.substring(0, equal),
                    equal < 0 ? "" : decision.substring(equal + 1));
        }
        Message session = new Message();
        chosen.forEach(
                (name, value) -> session.message(1, new Message().text(1, name).message(2, value(value))));
        session.text(4, "trial-" + trial.number()).decimal(5, began);
        return new Message().message(SESSION_START, session);
    }

    private static Message value(String text) {
        return text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")
                ? new Message().decimal(2, Double.parseDouble(text))
                : new Message().text(3, text);
    }

    /** How a trial ended. */
    static Message end(Trial trial, Optional<Instant> ended) {
        int status = !trial.state().finished()
                ? STATUS_RUNNING
                : trial.state() == TrialState.FAILED ? STATUS_FAILURE : STATUS_SUCCESS;
        Message session = new Message().number(1, status);
        ended.ifPresent(time -> session.decimal(2, time.toEpochMilli() / 1e3));
        return new Message().message(SESSION_END, session);
    }
}
