/**
 * Cards over HTTP, for the own user of this machine: {@link io.nas4j.report.live.LiveServer}. It asks {@link io.nas4j.report.live.LiveStudies}
 * what there is, seldom enough to leave a search its time ({@link io.nas4j.report.live.Pace}).
 */
package io.nas4j.report.live;
