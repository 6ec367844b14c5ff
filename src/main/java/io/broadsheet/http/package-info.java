/** What every request has in common: problems, headers, CORS, bodies, parameters, paging, preconditions. */
package io.broadsheet.http;
