/** Search strategies: they propose decisions and observe finished trials. */
package io.nas4j.controller;
