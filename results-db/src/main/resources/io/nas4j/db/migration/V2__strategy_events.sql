-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.

CREATE TABLE IF NOT EXISTS strategy_event (
    study_id BIGINT NOT NULL,
    number   INTEGER NOT NULL,
    proposed INTEGER NOT NULL,
    observed INTEGER NOT NULL,
    kind     VARCHAR(16) NOT NULL,
    text     VARCHAR(100000) NOT NULL,
    CONSTRAINT strategy_event_once PRIMARY KEY (study_id, number),
    CONSTRAINT strategy_event_of_study FOREIGN KEY (study_id) REFERENCES study (id),
    CONSTRAINT strategy_event_number_from_0 CHECK (number >= 0)
);
COMMENT ON TABLE strategy_event IS 'what happened inside the strategy of a study: updates of a policy, generations';
COMMENT ON COLUMN strategy_event.proposed IS 'trials that had been proposed before';
COMMENT ON COLUMN strategy_event.observed IS 'trials whose result the strategy had been told before';

CREATE TABLE IF NOT EXISTS strategy_event_value (
    study_id BIGINT NOT NULL,
    number   INTEGER NOT NULL,
    name     VARCHAR(100) NOT NULL,
    measured DOUBLE PRECISION NOT NULL,
    CONSTRAINT strategy_event_value_once PRIMARY KEY (study_id, number, name),
    CONSTRAINT strategy_event_value_of_event
        FOREIGN KEY (study_id, number) REFERENCES strategy_event (study_id, number)
);
