import { X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, unlinkSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { Socket } from 'node:net';

const fromProxy = new WeakSet<Socket>();

/** The TLS certificate a client proved to the reverse proxy (RFC 9440, `Client-Cert: :base64:`). Believed only of requests
 *  that came through the proxy's own socket: on the port anybody could write the header. */
export function clientCertificate(request: IncomingMessage): X509Certificate | undefined {
  const header = request.headers['client-cert'];
  const encoded = typeof header === 'string' ? /^:([A-Za-z0-9+/=]{100,12000}):$/.exec(header)?.[1] : undefined;
  if (encoded === undefined || !fromProxy.has(request.socket)) return undefined;
  try {
    return new X509Certificate(Buffer.from(encoded, 'base64'));
  } catch {
    return undefined;
  }
}

/** Opens the socket on which the reverse proxy hands over clients' certificates. Only the owner of the process and its
 *  group may connect to it. */
export async function listenToProxy(path: string, serve: RequestListener): Promise<{ close(): Promise<void> }> {
  const server = createServer({ maxHeaderSize: 32 * 1024, noDelay: true }, serve);
  server.on('connection', socket => fromProxy.add(socket));
  if (existsSync(path)) unlinkSync(path);
  await new Promise<void>((opened, failed) => {
    server.once('error', failed);
    server.listen(path, opened);
  });
  chmodSync(path, 0o660);
  return {
    close: () =>
      new Promise(closed => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
