/** Who did what when. */
package io.broadsheet.audit;
