import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { makeFolder } from '../../runner/temp-folders.ts';

/** One request that passed. */
interface Seen {
  method: string;
  url: string;
  authorization: string | undefined;
  proxyAuthorization: string | undefined;
}

export interface Front {
  url: string;
  seen: Seen[];
  /** Connections made to it, and the most that were open at once. */
  connections: { all: number; open: number; peak: number };
  close(): Promise<void>;
}

/** A certificate for `localhost` and its key, or undefined where there is no openssl. */
export function makeCertificate(): { certFile: string; cert: Buffer; key: Buffer } | undefined {
  const folder = makeFolder('certificate');
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...[...subject, '-keyout', keyFile, '-out', certFile],
  ]);
  if (made.status !== 0) return undefined;
  return { certFile, cert: readFileSync(certFile), key: readFileSync(keyFile) };
}

interface FrontOptions {
  /** Where requests go on to. */
  target: string;
  tls?: { cert: Buffer; key: Buffer } | undefined;
  /** What an authorization is turned into; by default the target's address in it becomes this front's. */
  rewrite?(text: string, url: string): string;
}

/** A server before a B2 server, over TLS if wanted, that sees all that passes. */
export async function startFront({ target, tls, rewrite }: FrontOptions): Promise<Front> {
  const front: Front = {
    url: '',
    seen: [],
    connections: { all: 0, open: 0, peak: 0 },
    close: () => end(server),
  };
  const edit = rewrite ?? ((text: string, url: string) => text.replaceAll(target, url));
  const handle = (req: IncomingMessage, res: import('node:http').ServerResponse) => {
    front.seen.push(look(req));
    const { host: _, ...headers } = req.headers;
    const onward = request(target + req.url, { method: req.method!, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        const { 'content-length': __, ...rest } = answer.headers;
        const own = req.url!.includes('authorize') ? Buffer.from(edit(body.toString(), front.url)) : body;
        res.writeHead(answer.statusCode!, { ...rest, 'content-length': own.length }).end(own);
      });
    });
    req.pipe(onward);
  };
  const server = tls ? createTlsServer(tls, handle) : createServer(handle);
  count(server, front);
  const port = await listen(server);
  front.url = tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  return front;
}

/** A proxy: CONNECT for https, absolute addresses for http. */
export async function startProxy(status = 200): Promise<Front> {
  const proxy: Front = {
    url: '',
    seen: [],
    connections: { all: 0, open: 0, peak: 0 },
    close: () => end(server),
  };
  const tunnels = new Set<Socket>();
  const server = createServer((req, res) => {
    proxy.seen.push(look(req));
    if (status !== 200) return void res.writeHead(status).end();
    const onward = request(req.url!, { method: req.method!, headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(res);
    });
    req.pipe(onward.on('error', () => res.destroy()));
  });
  server.on('connect', (req, socket: Socket) => {
    proxy.seen.push(look(req));
    socket.on('error', () => {});
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
    const [host, port] = req.url!.split(':');
    const onward = connect(Number(port), host === 'localhost' ? '127.0.0.1' : host!, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    for (const each of [socket, onward]) tunnels.add(each.on('close', () => tunnels.delete(each)));
  });
  count(server, proxy);
  proxy.url = `http://127.0.0.1:${await listen(server)}`;
  proxy.close = () => {
    for (const each of tunnels) each.destroy();
    return end(server);
  };
  return proxy;
}

function look({ method, url, headers }: IncomingMessage): Seen {
  const { authorization, 'proxy-authorization': proxyAuthorization } = headers;
  return { method: method!, url: url!, authorization, proxyAuthorization };
}

function count(server: Server, { connections }: Front): void {
  server.on('connection', (socket: Socket) => {
    connections.all += 1;
    connections.open += 1;
    connections.peak = Math.max(connections.peak, connections.open);
    socket.on('close', () => {
      connections.open -= 1;
    });
  });
}

async function listen(server: Server): Promise<number> {
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
