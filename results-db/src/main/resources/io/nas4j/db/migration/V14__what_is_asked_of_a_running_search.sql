-- H2 commits each statement by itself: every one of them can be run again after a kill in the middle.

ALTER TABLE study ADD COLUMN IF NOT EXISTS owner_asked VARCHAR(8);
COMMENT ON COLUMN study.owner_asked IS
    'what is asked of the process that runs the study: PAUSE or STOP; missing where it is to go on';
