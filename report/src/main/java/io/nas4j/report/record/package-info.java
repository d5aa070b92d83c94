/** What the page of a study is made from: records of a store, read by whoever makes the page. This package reads no store. */
package io.nas4j.report.record;
