import { connect, type Socket } from 'node:net';

/** One keep-alive connection, one request at a time; opened when first used, anew when the server closed it. */
export interface Caller {
  ask(request: string, answered: (answer: string | undefined) => void): void;
}

/** @param patienceMs a server silent for longer is given up on; without it we wait for ever */
export function caller(port: number, patienceMs?: number): Caller {
  let socket: Socket | undefined;
  let answered: ((answer: string | undefined) => void) | undefined;
  let text = '';
  const end = (answer: string | undefined): void => {
    const tell = answered;
    answered = undefined;
    text = '';
    tell?.(answer);
  };
  const open = (): Socket => {
    const opened = connect({ port, host: '127.0.0.1', noDelay: true });
    opened.setEncoding('latin1');
    opened.on('data', (piece: string) => {
      text += piece;
      const head = text.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (text.length >= head + 4 + length) end(text);
    });
    if (patienceMs !== undefined) opened.setTimeout(patienceMs, () => opened.destroy());
    opened.on('error', () => undefined);
    opened.on('close', () => {
      if (socket === opened) socket = undefined;
      end(undefined);
    });
    return opened;
  };
  return {
    ask(request, tell) {
      answered = tell;
      socket ??= open();
      socket.write(request);
    },
  };
}
