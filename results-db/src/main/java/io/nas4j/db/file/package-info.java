/** Reads the file format of H2's store: what a damaged file still holds, and whether another process has it open. */
package io.nas4j.db.file;
