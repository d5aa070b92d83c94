-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.

-- The front of accuracy against MACs, point by point, without reading the networks that are not on it.
CREATE INDEX IF NOT EXISTS trial_by_accuracy
    ON trial (study_id, phase, state, same_as, accuracy DESC, macs, number);
CREATE INDEX IF NOT EXISTS trial_by_macs ON trial (study_id, phase, state, same_as, macs, accuracy, number);
-- It had the columns of all networks, for the same purpose. It is made again below.
DROP INDEX IF EXISTS trial_by_reward;
CREATE INDEX IF NOT EXISTS trial_by_reward ON trial (study_id, phase, state, same_as, reward DESC, number);
