-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.

ALTER TABLE trial ADD COLUMN IF NOT EXISTS objectives VARCHAR(4000);
COMMENT ON COLUMN trial.objectives IS
    'what a training measured besides the accuracy, as energy_j=0.5,latency_ms=3.25; missing where it measured nothing else';
