/** One step at a time from where one stands. */
package io.nas4j.controller.local;
