-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.

CREATE TABLE IF NOT EXISTS asked_trial (
    study_id   BIGINT NOT NULL,
    number     INTEGER NOT NULL,
    handed_out INTEGER NOT NULL,
    asked      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    expires    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    CONSTRAINT asked_trial_once PRIMARY KEY (study_id, number, handed_out),
    CONSTRAINT asked_trial_of_study FOREIGN KEY (study_id) REFERENCES study (id),
    CONSTRAINT asked_trial_from_1 CHECK (handed_out >= 1)
);
COMMENT ON TABLE asked_trial IS 'search trials that were handed out to whoever asked for one; nothing is proposed by it';
COMMENT ON COLUMN asked_trial.handed_out IS 'how often the trial had been handed out then, from 1';
COMMENT ON COLUMN asked_trial.expires IS 'from when it is handed out again, where nothing was told of it';
