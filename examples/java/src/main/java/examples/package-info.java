/** Programs that use nas4j: a search on a table, a search with one's own evaluator, and ask and tell over HTTP. */
package examples;
