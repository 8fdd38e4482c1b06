import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".ttf": "font/ttf",
  ".wav": "audio/wav",
  ".mp3": "audio/mpeg",
};

/** What pages are loaded from, on this machine alone. */
export interface Server {
  readonly origin: string;
  /** Answers this path with what `html` gives then. Its address. */
  page(path: string, html: () => string): string;
  /** Answers paths below `prefix` with a folder's files. Their address. */
  folder(prefix: string, folder: string): string;
  close(): void;
}

export async function startServer(): Promise<Server> {
  const pages = new Map<string, () => string>();
  const folders = new Map<string, string>();
  const server = http.createServer(({ url = "/", headers }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const asked = decodeURIComponent(pathname);
    const html = pages.get(asked);
    const [prefix, folder] = [...folders].find(([one]) => asked.startsWith(one)) ?? [];
    if (html !== undefined) response.writeHead(200, { "content-type": types[".html"] }).end(html());
    else if (folder !== undefined)
      sendFile(path.join(folder, asked.slice(prefix!.length)), headers.range, response);
    // No page has an icon of its own, and browsers ask for it.
    else response.writeHead(asked === "/favicon.ico" ? 204 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page(at, html) {
      pages.set(at, html);
      return origin + encodeURI(at);
    },
    folder(prefix, folder) {
      folders.set(prefix, folder);
      return origin + encodeURI(prefix);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A file, or the part of it that is asked for: a recording is gone through by parts. */
function sendFile(file: string, range: string | undefined, response: http.ServerResponse): void {
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  const content = fs.readFileSync(file);
  const head = {
    "content-type": types[path.extname(file)] ?? "application/octet-stream",
    "accept-ranges": "bytes",
  };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  if (from === undefined) response.writeHead(200, head).end(content);
  else {
    const last = Math.min(to ? Number(to) : content.length - 1, content.length - 1);
    const part = `bytes ${from}-${last}/${content.length}`;
    response.writeHead(206, { ...head, "content-range": part }).end(content.subarray(Number(from), last + 1));
  }
}
