-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.

ALTER TABLE trial DROP CONSTRAINT IF EXISTS trial_phase_known;
ALTER TABLE trial ADD CONSTRAINT IF NOT EXISTS trial_phase_known
    CHECK (phase IN ('search', 'confirm', 'baseline', 'grid', 'sweep'));
ALTER TABLE phase_plan DROP CONSTRAINT IF EXISTS phase_plan_phase_known;
ALTER TABLE phase_plan ADD CONSTRAINT IF NOT EXISTS phase_plan_phase_known
    CHECK (phase IN ('search', 'confirm', 'baseline', 'grid', 'sweep'));
