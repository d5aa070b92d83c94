-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.
-- A study of one network has no search, so that its total of search trials is 0.

ALTER TABLE study DROP CONSTRAINT IF EXISTS study_trials_positive;
ALTER TABLE study ADD CONSTRAINT IF NOT EXISTS study_trials_not_negative CHECK (trials >= 0);
