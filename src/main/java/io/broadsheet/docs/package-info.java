/** The page {@code /docs}: the OpenAPI document to read and to try, from this service alone. */
package io.broadsheet.docs;
