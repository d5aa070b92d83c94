-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.

-- The best networks of a study, and what counts of all, without reading a trial that is not asked for.
CREATE INDEX IF NOT EXISTS trial_by_reward
    ON trial (study_id, phase, state, same_as, reward DESC, number, accuracy, macs, params);
CREATE INDEX IF NOT EXISTS trial_by_fingerprint ON trial (study_id, phase, fingerprint, number);

CREATE TABLE IF NOT EXISTS strategy_snapshot (
    study_id BIGINT NOT NULL,
    proposed INTEGER NOT NULL,
    observed INTEGER NOT NULL,
    events   INTEGER NOT NULL,
    program  VARCHAR(1000) NOT NULL,
    sha256   VARCHAR(64) NOT NULL,
    CONSTRAINT strategy_snapshot_once PRIMARY KEY (study_id),
    CONSTRAINT strategy_snapshot_of_study FOREIGN KEY (study_id) REFERENCES study (id)
);
COMMENT ON TABLE strategy_snapshot IS 'the newest state of a strategy that was kept, so that resuming replays only what came after';
COMMENT ON COLUMN strategy_snapshot.proposed IS 'trials that had been proposed before';
COMMENT ON COLUMN strategy_snapshot.observed IS 'trials whose result the strategy had been told before';
COMMENT ON COLUMN strategy_snapshot.events IS 'strategy events that there had been before';
COMMENT ON COLUMN strategy_snapshot.program IS 'what can read it: release and strategy';
COMMENT ON COLUMN strategy_snapshot.sha256 IS 'of its parts one after the other';

CREATE TABLE IF NOT EXISTS strategy_snapshot_part (
    study_id BIGINT NOT NULL,
    number   INTEGER NOT NULL,
    content  VARBINARY(1000000) NOT NULL,
    CONSTRAINT strategy_snapshot_part_once PRIMARY KEY (study_id, number),
    CONSTRAINT strategy_snapshot_part_of_study FOREIGN KEY (study_id) REFERENCES study (id)
);

CREATE TABLE IF NOT EXISTS strategy_proposals (
    study_id BIGINT NOT NULL,
    number   INTEGER NOT NULL,
    content  VARBINARY(1000000) NOT NULL,
    CONSTRAINT strategy_proposals_once PRIMARY KEY (study_id, number),
    CONSTRAINT strategy_proposals_of_study FOREIGN KEY (study_id) REFERENCES study (id)
);
COMMENT ON TABLE strategy_proposals IS 'the decisions of all trials up to the snapshot, packed';
COMMENT ON COLUMN strategy_proposals.number IS 'of the first trial in it';
