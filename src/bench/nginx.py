"""nginx with answers of the service as files, set up as for a site of much traffic."""

import broadsheet
import children

CONFIGURATION = """
worker_processes auto;
daemon off;
error_log stderr;
pid {folder}/nginx.pid;
events {{
    worker_connections 4096;
}}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_timeout 75s;
    keepalive_requests 1000000000;
    open_file_cache max=1000 inactive=1h;
    open_file_cache_valid 1h;
    etag on;
    gzip_static on;
    default_type "{type}";
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    root {folder}/files;
    server {{
        listen 127.0.0.1:{port} reuseport;
{locations}
    }}
    server {{
        listen 127.0.0.1:{bare} reuseport;
        gzip_vary on;
    }}
}}
"""

# Headers of an answer that its server makes, and knows best.
OF_EACH = {"etag", "x-request-id", "date"}
ITS_OWN = OF_EACH | {"content-type", "content-length"}


class Nginx(children.Child):
    """Serves answers of a service, each at the name of a file: with all headers of the answer, and bare on a second port."""

    def __init__(self, folder, service, paths):
        self.port = children.free_port()
        self.bare = children.free_port()
        files = folder / "files"
        files.mkdir(parents=True)
        locations = []
        for name, path in paths.items():
            service.get(path)
            # Now from the cache.
            plain = service.get(path)
            locations.append(location(name, plain.headers.items()))
            (files / name).write_bytes(plain.content)
            zipped = service.get(path, {"Accept-Encoding": "gzip"})
            if zipped.headers["Content-Encoding"] == "gzip":
                (files / f"{name}.gz").write_bytes(zipped.content)
        configuration = folder / "nginx.conf"
        configuration.write_text(
            CONFIGURATION.format(
                folder=folder,
                port=self.port,
                bare=self.bare,
                type=plain.headers["Content-Type"],
                locations="\n".join(locations),
            ))
        self.any = next(iter(paths))
        super().__init__(["nginx", "-p", folder, "-c", configuration], folder / "nginx.log")

    def is_ready(self):
        try:
            return broadsheet.fetch(self.port, "GET", f"/{self.any}").status == 200
        except OSError:
            return False


def location(name, headers):
    lines = [f"add_header {each} {quoted(value)};" for each, value in headers if each.lower() not in ITS_OWN]
    return "\n".join([f"location = /{name} {{", *lines, "add_header X-Request-Id $request_id;", "}"])


def quoted(value):
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
