/** Stored things as rows of a listing. The names of the columns are part of the command line's contract. */
package io.nas4j.cli.listing;
