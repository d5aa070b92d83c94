package io.nas4j.core.store;

import java.time.Instant;

/**
 * That a search trial was handed out to whoever asked for one. It decides nothing about what is proposed.
 *
 * @param number of the trial
 * @param handedOut how often the trial had been handed out then, from 1
 * @param asked when
 * @param expires from when it is handed out again, where nothing was told of it
 */
public record AskedTrial(int number, int handedOut, Instant asked, Instant expires) {}
