/** Creates the tables and brings those of earlier releases up to date. */
package io.nas4j.db.schema;
