-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.

ALTER TABLE epoch ADD COLUMN IF NOT EXISTS validation_loss DOUBLE PRECISION;
COMMENT ON COLUMN epoch.validation_loss IS
    'mean cross-entropy of the validation images; missing where an earlier release or a table measured';
