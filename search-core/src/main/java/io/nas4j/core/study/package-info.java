/**
 * What a study is: everything that decides its sequence of trials, saved with it when it is created. The records hold the
 * values; {@code StudyFields} and {@code TaskFields} list how each is called, stored, shown and compared.
 */
package io.nas4j.core.study;
