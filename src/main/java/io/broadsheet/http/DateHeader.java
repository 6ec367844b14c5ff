package io.broadsheet.http;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.http.HttpHeaders;
import java.util.Date;

/** When an answer was given, as RFC 9110, section 6.6.1 wants it of every server with a clock. Made once a second. */
record DateHeader(long second, CharSequence text) {

    private static volatile DateHeader last = new DateHeader(0, "");

    /** Of the machine's clock: what others count the age of an answer by is the time they have themselves. */
    static CharSequence now() {
        long second = System.currentTimeMillis() / 1000;
        DateHeader date = last;
        if (date.second != second) {
            date = new DateHeader(second, HttpHeaders.createOptimized(DateFormatter.format(new Date(second * 1000))));
            last = date;
        }
        return date.text;
    }
}
