-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.

CREATE TABLE IF NOT EXISTS network_score (
    study_id    BIGINT NOT NULL,
    fingerprint VARCHAR(64) NOT NULL,
    name        VARCHAR(100) NOT NULL,
    measured    DOUBLE PRECISION,
    seconds     DOUBLE PRECISION NOT NULL,
    problem     VARCHAR(100000),
    CONSTRAINT network_score_once PRIMARY KEY (study_id, fingerprint, name),
    CONSTRAINT network_score_of_study FOREIGN KEY (study_id) REFERENCES study (id)
);
COMMENT ON TABLE network_score IS 'scores of untrained networks, of trials and of others that were looked at';
COMMENT ON COLUMN network_score.fingerprint IS 'of what the network computes, as trial.fingerprint';
COMMENT ON COLUMN network_score.measured IS 'higher means better; missing where it could not be computed';
COMMENT ON COLUMN network_score.seconds IS 'of wall time that computing it took';
COMMENT ON COLUMN network_score.problem IS 'why it could not be computed';
