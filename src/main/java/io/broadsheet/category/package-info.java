/** The departments that entries belong to, one each. */
package io.broadsheet.category;
