import { createServer, type Socket } from 'node:net';
import { listenOnLoopback } from '#outside/stand-in/listen.ts';
import { refuseInProduction } from '#outside/stand-in/production.ts';
import { findHarm } from './harmful.ts';

const STREAM_BYTES_AT_MOST = 25 * 1024 * 1024;
const IDLE_MS = 30_000;

/** Starts the stand-in of clamd: PING, VERSION and INSTREAM, each in the `z` (NUL), `n` (line) and plain manner. It
 *  knows one harm only, the EICAR test file, and its VERSION says so.
 *  @param options.port 0 lets the system choose
 *  @throws in production, or when the port is taken */
export async function startScanner(options: { port: number; production: boolean }): Promise<{ port: number; close(): Promise<void> }> {
  refuseInProduction(options.production, 'scanner');
  const open = new Set<Socket>();
  const server = createServer(socket => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    serve(socket);
  });
  const port = await listenOnLoopback(server, options.port);
  return {
    port,
    async close() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

interface Command {
  name: string;
  terminator: '\0' | '\n';
}

function serve(socket: Socket): void {
  let received: Buffer = Buffer.alloc(0);
  let streaming: { command: Command; chunks: Buffer[]; bytes: number } | undefined;
  const reply = (command: Command, text: string): void => void socket.end(`${text}${command.terminator}`);

  function readCommand(): boolean {
    const command = commandIn(received);
    if (!command) return false;
    received = received.subarray(command.length);
    if (command.name === 'INSTREAM') streaming = { command, chunks: [], bytes: 0 };
    else
      reply(
        command,
        command.name === 'PING' ? 'PONG' : command.name === 'VERSION' ? 'Okienko scanner stand-in (knows EICAR only)/1' : 'UNKNOWN COMMAND',
      );
    return streaming !== undefined;
  }

  function readChunk(stream: NonNullable<typeof streaming>): boolean {
    if (received.length < 4) return false;
    const length = received.readUInt32BE(0);
    if (stream.bytes + length > STREAM_BYTES_AT_MOST) {
      reply(stream.command, 'INSTREAM size limit exceeded. ERROR');
      return false;
    }
    if (received.length < 4 + length) return false;
    if (length === 0) {
      const harm = findHarm(Buffer.concat(stream.chunks));
      reply(stream.command, harm ? `stream: ${harm} FOUND` : 'stream: OK');
      return false;
    }
    stream.chunks.push(received.subarray(4, 4 + length));
    stream.bytes += length;
    received = received.subarray(4 + length);
    return true;
  }

  socket.on('data', data => {
    if (socket.writableEnded) return;
    received = received.length === 0 ? data : Buffer.concat([received, data]);
    while (streaming ? readChunk(streaming) : readCommand());
  });
}

function commandIn(received: Buffer): (Command & { length: number }) | undefined {
  const terminator = received[0] === 'z'.charCodeAt(0) ? '\0' : '\n';
  const end = received.indexOf(terminator);
  if (end === -1) return undefined;
  return { name: received.toString('latin1', 0, end).replace(/^[zn]/, '').trim(), terminator, length: end + 1 };
}
