package io.nas4j.cli.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** When a program is killed. */
enum KillMoment {
    /** Before it has written anything. */
    START,
    /** While the tables of a storage of the first release are brought up to date. */
    MIGRATION,
    /** At the moment in which the database's file is seen to change. */
    COMMIT,
    /** Any time between start and end: mostly in training where there is any. */
    ANY;

    private static final int LONGEST_START = 600;
    private static final int LONGEST_MIGRATION = 120;

    /**
     * Waits for it, or for the program's end.
     *
     * @param wholeMillis what the program takes that nobody kills
     * @param changes how often it changes the database's file, at least
     */
    void await(Program program, Path database, long wholeMillis, int changes, RandomGenerator random)
            throws IOException, InterruptedException {
        switch (this) {
            case START -> Thread.sleep(random.nextInt(LONGEST_START));
            case MIGRATION -> {
                changes(1, program, database);
                Thread.sleep(random.nextInt(LONGEST_MIGRATION));
            }
            case COMMIT -> changes(1 + random.nextInt(changes), program, database);
            case ANY -> {
                long until = System.nanoTime() + random.nextLong(1, wholeMillis) * 1_000_000;
                while (program.alive() && System.nanoTime() < until) {
                    Thread.sleep(1);
                }
            }
        }
    }

    private static void changes(int count, Program program, Path database) throws IOException, InterruptedException {
        String last = state(database);
        for (int seen = 0; seen < count && program.alive(); ) {
            String now = state(database);
            if (!now.equals(last)) {
                last = now;
                seen++;
            } else {
                Thread.sleep(0, 200_000);
            }
        }
    }

    private static String state(Path database) throws IOException {
        return Files.exists(database) ? Files.size(database) + " " + Files.getLastModifiedTime(database) : "";
    }
}
