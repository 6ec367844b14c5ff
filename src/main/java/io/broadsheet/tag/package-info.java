/** The words that entries share. */
package io.broadsheet.tag;
