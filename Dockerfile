# syntax=docker/dockerfile:1

# ---- Build -----------------------------------------------------------------------------------------------------------
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
# aot-jar: one flat class path. Quarkus's usual packaging has a class loader of its own, whose classes the JVM cannot
# keep in an AOT cache.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B package -Dmaven.test.skip=true -Dspotless.apply.skip=true -Dquarkus.package.jar.type=aot-jar

# ---- Run -------------------------------------------------------------------------------------------------------------
FROM eclipse-temurin:25-jre

# The embedded PostgreSQL does not run as root, and initdb wants a user with a name. The number is for orchestrators that
# check that it is not 0.
RUN groupadd --gid 10001 broadsheet \
    && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin broadsheet \
    && install --directory --mode=0700 --owner=10001 --group=10001 /data

WORKDIR /opt/broadsheet
COPY --from=build /build/target/quarkus-app/ ./

# The same options for the training run below and for the service: an AOT cache is refused by a JVM with others.
COPY <<'END' java.options
# Eight bytes less for each object (JEP 519).
-XX:+UseCompactObjectHeaders
# A kept answer costs 0.2 µs of its 14 to 19 µs for this collector, and 2 µs for G1, whose threads share two cores with those
# that answer. With so small a heap it stops for 25 ms, and for 70 to 150 ms when it takes it all.
-XX:+UseSerialGC
# Of 512 MiB 205 for the heap: 42 are what the service itself keeps, 64 the response cache, the rest is for the work of 20
# connections and a file of 8 MiB. Beside the heap it holds up to 230 MiB, of which 70 are pages of app.aot that the kernel can
# take back.
-XX:MaxRAMPercentage=40
# All of it from the start, and no collection because of classes: else Java collects some fifty times before the first answer,
# which comes after 2.9 s instead of 3.3 s.
-XX:InitialRAMPercentage=40
-XX:MetaspaceSize=128m
# What the compiler took beside the heap and no longer needs goes back to the system: 37 MiB after a minute of full load.
-XX:TrimNativeHeapInterval=5000
# A service that lacks memory is better started again than left half dead.
-XX:+ExitOnOutOfMemoryError
# Two warnings of JDK 25 at every start about adapters it makes anew, of no consequence; errors are still told.
-Xlog:aot=error,aot+codecache+stubs=error
END

# An AOT cache (JEP 483, 514, 515): the classes as a service has loaded and linked them, and what it learnt of its methods.
# Measured with an outside database on two cores, medians of seven starts: first answer after 3.0 s instead of 6.2 s, for
# 5.5 s of processor time instead of 11.5 s and 140 MiB of image. A training run makes it, on a database that is thrown away: in
# this stage, since path and age of each jar must be those of the service; not as root, since PostgreSQL runs here, too. bash
# speaks HTTP, as the image need not have curl.
RUN <<'END' bash
set -euo pipefail
port=${QUARKUS_HTTP_PORT:-8080}
get() {
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nConnection: close\r\n\r\n' "$1" >&3
    cat <&3
    exec 3>&-
}
training=$(mktemp -d)
as=()
# No such user where src/bench/run runs this.
if id broadsheet >/dev/null 2>&1; then
    chown broadsheet: "$training"
    as=(setpriv --reuid=broadsheet --regid=broadsheet --clear-groups)
fi
BROADSHEET_DATA_DIR=$training/data BROADSHEET_DEMO=true "${as[@]}" \
    java @java.options -XX:AOTCacheOutput="$training/app.aot" -jar quarkus-run.jar &
service=$!
until get /q/health/ready 2>/dev/null | grep -q '^HTTP/1.1 200'; do
    kill -0 "$service"
    sleep 0.2
done
# Other answers in each round, since what is kept is not made again; so many that the methods are compiled, which is kept, too.
for round in {1..30}; do
    limit="limit=$round"
    for path in articles?$limit articles?tag=harbour-bridge\&count=true\&$limit posts?include=body\&$limit entries?$limit \
        tags?$limit categories?$limit authors?$limit site search?q=bridge\&$limit articles/harbour-bridge-turns-again \
        articles/harbour-bridge-turns-again?fields=slug,body\&body=text articles/harbour-bridge-turns-again.md \
        articles/nothing-here-$round; do
        get "/api/v1/$path" >/dev/null
    done
done
kill "$service"
wait "$service" || true
install --mode=0444 "$training/app.aot" app.aot
rm -rf "$training"
END

USER 10001:10001
# The embedded PostgreSQL, the admin key, and mails while there is no mail server. With an outside database,
# BROADSHEET_ADMIN_KEY and QUARKUS_MAILER_HOST nothing is written here.
ENV BROADSHEET_DATA_DIR=/data
VOLUME /data
EXPOSE 8080

# Ready rather than live: whoever waits for this container wants answers from it. bash, because it is in the image and
# another JVM for each check would cost more than the service.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-8080} && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]

# Java as process 1 gets the signal to stop, and stops the embedded PostgreSQL with it.
ENTRYPOINT ["java", "@java.options", "-XX:AOTCache=app.aot", "-jar", "quarkus-run.jar"]
