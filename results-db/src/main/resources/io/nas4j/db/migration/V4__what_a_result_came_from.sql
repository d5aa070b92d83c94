-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.

ALTER TABLE study ADD COLUMN IF NOT EXISTS space VARCHAR(1000);
ALTER TABLE study ADD COLUMN IF NOT EXISTS strategy VARCHAR(1000);
ALTER TABLE study ADD COLUMN IF NOT EXISTS dataset VARCHAR(10000);
ALTER TABLE study ADD COLUMN IF NOT EXISTS engine VARCHAR(10000);
ALTER TABLE study ADD COLUMN IF NOT EXISTS seed BIGINT;
ALTER TABLE study ADD COLUMN IF NOT EXISTS workers INTEGER;
ALTER TABLE study ADD COLUMN IF NOT EXISTS data_fingerprint VARCHAR(1000);
ALTER TABLE study ADD COLUMN IF NOT EXISTS space_fingerprint VARCHAR(1000);
COMMENT ON COLUMN study.space IS 'for readers, as the columns that follow: config has the same and decides';
COMMENT ON COLUMN study.workers IS 'of the last run';
COMMENT ON COLUMN study.space_fingerprint IS 'of its decisions and of the networks that they build';

UPDATE study SET
    space = SUBSTRING(TRIM(BOTH '"' FROM CAST((config)."space" AS VARCHAR)) FROM 1 FOR 1000),
    strategy = SUBSTRING(TRIM(BOTH '"' FROM CAST((config)."strategy" AS VARCHAR)) FROM 1 FOR 1000),
    dataset = SUBSTRING(TRIM(BOTH '"' FROM CAST(((config)."task")."dataset" AS VARCHAR)) FROM 1 FOR 10000),
    engine = SUBSTRING(TRIM(BOTH '"' FROM CAST((config)."engine" AS VARCHAR)) FROM 1 FOR 10000),
    seed = CAST(CAST((config)."seed" AS VARCHAR) AS BIGINT),
    workers = CAST(CAST((config)."workers" AS VARCHAR) AS INTEGER),
    data_fingerprint = SUBSTRING(TRIM(BOTH '"' FROM CAST((config)."data" AS VARCHAR)) FROM 1 FOR 1000)
WHERE seed IS NULL;

CREATE TABLE IF NOT EXISTS study_run (
    study_id       BIGINT NOT NULL,
    number         INTEGER NOT NULL,
    from_trial     INTEGER NOT NULL,
    workers        INTEGER NOT NULL,
    nas4j_version  VARCHAR(1000) NOT NULL,
    commit_id      VARCHAR(1000),
    engine_version VARCHAR(1000) NOT NULL,
    java           VARCHAR(10000) NOT NULL,
    os             VARCHAR(10000) NOT NULL,
    cpu            VARCHAR(10000) NOT NULL,
    space          VARCHAR(1000),
    started        VARCHAR(100) NOT NULL,
    CONSTRAINT study_run_once PRIMARY KEY (study_id, number),
    CONSTRAINT study_run_of_study FOREIGN KEY (study_id) REFERENCES study (id),
    CONSTRAINT study_run_from_0 CHECK (number >= 0 AND from_trial >= 0),
    CONSTRAINT study_run_workers_positive CHECK (workers >= 1)
);
COMMENT ON TABLE study_run IS 'each process that searched for the study, and with what; the last one decides what is proposed from its trial on';
COMMENT ON COLUMN study_run.from_trial IS 'the first search trial that had not been proposed before';
COMMENT ON COLUMN study_run.space IS 'fingerprint of the space as that program builds it';
COMMENT ON COLUMN study_run.started IS 'ISO 8601, UTC';

INSERT INTO study_run
    (study_id, number, from_trial, workers, nas4j_version, commit_id, engine_version, java, os, cpu, started)
SELECT s.id, 0, 0, s.workers,
    COALESCE(TRIM(BOTH '"' FROM CAST((s.provenance)."nas4j_version" AS VARCHAR)), ''),
    TRIM(BOTH '"' FROM CAST((s.provenance)."commit" AS VARCHAR)),
    COALESCE(TRIM(BOTH '"' FROM CAST((s.provenance)."engine_version" AS VARCHAR)), ''),
    COALESCE(TRIM(BOTH '"' FROM CAST((s.provenance)."java" AS VARCHAR)), ''),
    COALESCE(TRIM(BOTH '"' FROM CAST((s.provenance)."os" AS VARCHAR)), ''),
    COALESCE(TRIM(BOTH '"' FROM CAST((s.provenance)."cpu" AS VARCHAR)), ''),
    COALESCE(TRIM(BOTH '"' FROM CAST((s.provenance)."created" AS VARCHAR)), '')
FROM study s
WHERE NOT EXISTS (SELECT 1 FROM study_run r WHERE r.study_id = s.id);

ALTER TABLE trial ADD COLUMN IF NOT EXISTS seed BIGINT;
ALTER TABLE trial ADD COLUMN IF NOT EXISTS worker INTEGER;
COMMENT ON COLUMN trial.seed IS 'of its training; NULL where nothing was trained for it, or an earlier release did';
COMMENT ON COLUMN trial.worker IS 'which of the run''s workers had it, from 0';

ALTER TABLE artifact ADD COLUMN IF NOT EXISTS bytes BIGINT;
