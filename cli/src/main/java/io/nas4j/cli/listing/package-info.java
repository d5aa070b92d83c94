/**
 * What is stored, and what stages return, as rows of a listing or as text. The names of the columns are part of the command
 * line's contract.
 */
package io.nas4j.cli.listing;
