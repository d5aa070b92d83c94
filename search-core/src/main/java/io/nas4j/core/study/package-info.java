/** What a study is: everything that decides its sequence of trials, saved with it when it is created. */
package io.nas4j.core.study;
