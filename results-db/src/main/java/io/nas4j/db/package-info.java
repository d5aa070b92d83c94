/** The store of studies and trials in H2; a study is resumed from it. */
package io.nas4j.db;
