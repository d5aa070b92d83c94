-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.

CREATE TABLE IF NOT EXISTS study (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          VARCHAR(100) NOT NULL CONSTRAINT study_name_once UNIQUE,
    trials        INTEGER NOT NULL CONSTRAINT study_trials_positive CHECK (trials >= 1),
    config        JSON NOT NULL,
    provenance    JSON NOT NULL,
    created       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    owner_pid     BIGINT,
    owner_started BIGINT,
    CONSTRAINT study_owner_whole CHECK (owner_pid IS NOT NULL OR owner_started IS NULL)
);
COMMENT ON COLUMN study.trials IS 'total of search trials; config has the same';
COMMENT ON COLUMN study.owner_pid IS 'process that runs the study; it may be dead';
COMMENT ON COLUMN study.owner_started IS 'when that process started, milliseconds since 1970, where the system tells';

CREATE TABLE IF NOT EXISTS trial (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    study_id      BIGINT NOT NULL,
    phase         VARCHAR(16) NOT NULL,
    number        INTEGER NOT NULL,
    state         VARCHAR(16) NOT NULL,
    cause         VARCHAR(16),
    decisions     JSON NOT NULL,
    architecture  VARCHAR(100000) NOT NULL,
    fingerprint   VARCHAR(64) NOT NULL,
    params        BIGINT NOT NULL,
    macs          BIGINT NOT NULL,
    alpha         DOUBLE PRECISION,
    beta          DOUBLE PRECISION,
    gamma         DOUBLE PRECISION,
    accuracy      DOUBLE PRECISION,
    test_accuracy DOUBLE PRECISION,
    reward        DOUBLE PRECISION,
    seconds       DOUBLE PRECISION,
    same_as       INTEGER,
    message       VARCHAR(10000),
    started       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    finished      TIMESTAMP(3) WITH TIME ZONE,
    CONSTRAINT trial_of_study FOREIGN KEY (study_id) REFERENCES study (id),
    CONSTRAINT trial_number_once UNIQUE (study_id, phase, number),
    CONSTRAINT trial_same_as_one FOREIGN KEY (study_id, phase, same_as) REFERENCES trial (study_id, phase, number),
    CONSTRAINT trial_same_as_earlier CHECK (same_as < number),
    CONSTRAINT trial_phase_known CHECK (phase IN ('search', 'baseline', 'grid')),
    CONSTRAINT trial_number_from_0 CHECK (number >= 0),
    CONSTRAINT trial_state_known CHECK (state IN ('WAITING', 'RUNNING', 'COMPLETE', 'PRUNED', 'FAILED')),
    CONSTRAINT trial_cause_known
        CHECK (cause IN ('DIVERGED', 'OUT_OF_MEMORY', 'TIMEOUT', 'CRASHED', 'REJECTED', 'ERROR')),
    CONSTRAINT trial_cause_of_failure CHECK ((state = 'FAILED') = (cause IS NOT NULL)),
    CONSTRAINT trial_end_of_finished CHECK ((state IN ('COMPLETE', 'PRUNED', 'FAILED')) = (finished IS NOT NULL)),
    CONSTRAINT trial_accuracy_of_trained CHECK ((state IN ('COMPLETE', 'PRUNED')) = (accuracy IS NOT NULL)),
    CONSTRAINT trial_accuracy_fraction CHECK (accuracy BETWEEN 0 AND 1),
    CONSTRAINT trial_test_accuracy_fraction CHECK (test_accuracy BETWEEN 0 AND 1),
    CONSTRAINT trial_cost CHECK (params >= 0 AND macs >= 0),
    CONSTRAINT trial_coefficients_whole
        CHECK ((alpha IS NULL) = (beta IS NULL) AND (beta IS NULL) = (gamma IS NULL))
);
COMMENT ON COLUMN trial.macs IS 'multiply-accumulates of one picture';
COMMENT ON COLUMN trial.same_as IS 'number of the earlier trial of the phase whose result this one takes over';

CREATE TABLE IF NOT EXISTS epoch (
    trial_id          BIGINT NOT NULL,
    number            INTEGER NOT NULL,
    loss              DOUBLE PRECISION NOT NULL,
    accuracy          DOUBLE PRECISION NOT NULL,
    learning_rate     DOUBLE PRECISION NOT NULL,
    seconds           DOUBLE PRECISION NOT NULL,
    images_per_second DOUBLE PRECISION NOT NULL,
    CONSTRAINT epoch_once PRIMARY KEY (trial_id, number),
    CONSTRAINT epoch_of_trial FOREIGN KEY (trial_id) REFERENCES trial (id),
    CONSTRAINT epoch_number_from_1 CHECK (number >= 1)
);

CREATE TABLE IF NOT EXISTS family_member (
    study_id     BIGINT NOT NULL,
    phi          DOUBLE PRECISION NOT NULL,
    alpha        DOUBLE PRECISION NOT NULL,
    beta         DOUBLE PRECISION NOT NULL,
    gamma        DOUBLE PRECISION NOT NULL,
    architecture VARCHAR(100000) NOT NULL,
    params       BIGINT NOT NULL,
    macs         BIGINT NOT NULL,
    CONSTRAINT family_member_once PRIMARY KEY (study_id, phi),
    CONSTRAINT family_member_of_study FOREIGN KEY (study_id) REFERENCES study (id)
);

CREATE TABLE IF NOT EXISTS artifact (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    study_id BIGINT NOT NULL,
    kind     VARCHAR(200) NOT NULL,
    path     VARCHAR(10000) NOT NULL,
    sha256   VARCHAR(64) NOT NULL,
    detail   VARCHAR(10000) NOT NULL,
    CONSTRAINT artifact_kind_once UNIQUE (study_id, kind),
    CONSTRAINT artifact_of_study FOREIGN KEY (study_id) REFERENCES study (id)
);
