/** The bylines of entries. */
package io.broadsheet.author;
