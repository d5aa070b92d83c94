package io.nas4j.core.study.field;

import io.nas4j.core.study.TrialLimits;
import java.util.List;

/** The fields of {@link TrialLimits}. Studies of the first release had no limits. */
public final class LimitFields {

    public static final Field<TrialLimits, Double> TRIAL_TIMEOUT = Field.of(
                    "trial-timeout", FieldType.DECIMAL, TrialLimits::seconds)
            .key("seconds")
            .earlier(TrialLimits.NONE.seconds())
            .compared(Compared.NEVER);
    public static final Field<TrialLimits, Double> SILENT_TIMEOUT = Field.of(
                    "silent-timeout", FieldType.DECIMAL, TrialLimits::silentSeconds)
            .key("silent_seconds")
            .earlier(TrialLimits.NONE.silentSeconds())
            .compared(Compared.NEVER);
    public static final Field<TrialLimits, Integer> WORKER_MEMORY = Field.of(
                    "worker-memory", FieldType.INTEGER, TrialLimits::megabytes)
            .key("megabytes")
            .earlier(TrialLimits.NONE.megabytes())
            .compared(Compared.NEVER);
    public static final Field<TrialLimits, Boolean> RETRY_DIVERGED = Field.of(
                    "retry-diverged", FieldType.FLAG, TrialLimits::retryDiverged)
            .earlier(TrialLimits.NONE.retryDiverged())
            .compared(Compared.WHEN_RESUMED);

    /** All of them, in the order in which they are stored. */
    public static final List<Field<TrialLimits, ?>> ALL =
            List.of(TRIAL_TIMEOUT, SILENT_TIMEOUT, WORKER_MEMORY, RETRY_DIVERGED);

    private LimitFields() {}

    /** The limits with these values. */
    public static TrialLimits limits(FieldValues values) {
        return new TrialLimits(
                values.get(TRIAL_TIMEOUT),
                values.get(SILENT_TIMEOUT),
                values.get(WORKER_MEMORY),
                values.get(RETRY_DIVERGED));
    }
}
