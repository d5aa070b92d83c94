-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.

ALTER TABLE trial ADD COLUMN IF NOT EXISTS latency_ns BIGINT;
ALTER TABLE trial ADD COLUMN IF NOT EXISTS latency_iqr_ns BIGINT;
ALTER TABLE trial ADD COLUMN IF NOT EXISTS latency_batch INTEGER;
ALTER TABLE trial ADD COLUMN IF NOT EXISTS batch_latency_ns BIGINT;
ALTER TABLE trial ADD COLUMN IF NOT EXISTS batch_latency_iqr_ns BIGINT;
ALTER TABLE trial ADD CONSTRAINT IF NOT EXISTS trial_latency_whole
    CHECK ((latency_ns IS NULL) = (latency_iqr_ns IS NULL));
ALTER TABLE trial ADD CONSTRAINT IF NOT EXISTS trial_batch_latency_whole
    CHECK ((latency_batch IS NULL) = (batch_latency_ns IS NULL)
        AND (latency_batch IS NULL) = (batch_latency_iqr_ns IS NULL));
ALTER TABLE trial ADD CONSTRAINT IF NOT EXISTS trial_latency_positive
    CHECK (latency_ns >= 1 AND latency_iqr_ns >= 0);
ALTER TABLE trial ADD CONSTRAINT IF NOT EXISTS trial_batch_latency_positive
    CHECK (latency_batch >= 2 AND batch_latency_ns >= 1 AND batch_latency_iqr_ns >= 0);
COMMENT ON COLUMN trial.latency_ns IS 'measured time of inference on one picture, nanoseconds: the median of several runs';
COMMENT ON COLUMN trial.latency_iqr_ns IS 'interquartile range of these runs';
COMMENT ON COLUMN trial.latency_batch IS 'pictures in the batch that was measured beside the single picture';
COMMENT ON COLUMN trial.batch_latency_ns IS 'measured time of inference on that batch';
