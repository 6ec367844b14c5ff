/** A small newspaper to try things on, loaded into an empty database on request. */
package io.broadsheet.demo;
