/**
 * What a database file may have in it. H2 runs stored statements while it opens a file, so a file that somebody shared could
 * run any program. It is looked at before H2 opens it.
 */
package io.nas4j.db.allowed;
