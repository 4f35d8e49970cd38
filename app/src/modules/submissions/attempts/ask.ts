import { request } from 'node:http';
import type { House } from '#platform/house.ts';
import { attemptsSocket, ownSocketFolder } from './socket.ts';
import type { AttemptEntry, AttemptNote, AttemptWish } from './types.ts';

const PATIENCE_MS = 5_000;

/** Asks for a proof of an attempt.
 *  @returns undefined where none can be given: the process is away, or the person has had too many */
export async function askForNote(house: House, wish: AttemptWish): Promise<AttemptNote | undefined> {
  const given = await ask<Omit<AttemptNote, 'at'> & { at: string }>(house, 'POST', '/attempts', wish);
  return given && { ...given, at: new Date(given.at) };
}

export async function fetchNote(house: House, number: string, code: string): Promise<string | undefined> {
  return (await ask<{ xml: string }>(house, 'GET', `/note?${new URLSearchParams({ number, code })}`))?.xml;
}

/** What the journal has of a note, or of a draft; undefined where its keeper is away. */
export function askJournal(
  house: House,
  wanted: { number: string } | { draft: string },
): Promise<{ entries: AttemptEntry[]; whole: boolean } | undefined> {
  return ask(house, 'GET', `/journal?${new URLSearchParams({ ...wanted })}`);
}

function ask<Answer>(house: House, method: string, path: string, body?: unknown): Promise<Answer | undefined> {
  const socketPath = attemptsSocket(house.config.OKIENKO_DATA);
  if (!isOurs(house, socketPath)) return Promise.resolve(undefined);
  return new Promise(done => {
    const asked = request(
      {
        socketPath,
        method,
        path,
        headers: { 'content-type': 'application/json' },
        timeout: PATIENCE_MS,
      },
      response => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.once('error', () => done(undefined));
        response.once('end', () => {
          const good = response.statusCode === 200 || response.statusCode === 201;
          done(good ? (JSON.parse(Buffer.concat(pieces).toString('utf8')) as Answer) : undefined);
        });
      },
    );
    asked.once('timeout', () => asked.destroy());
    // Nobody there: there is no note then, and the page says so.
    asked.once('error', () => done(undefined));
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Nothing is told to whoever listens in a folder that is not ours alone. */
function isOurs(house: House, socket: string): boolean {
  try {
    ownSocketFolder(socket, 'look');
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT')
      house.log.error({ fault: (fault as Error).message }, 'no proof of an attempt is asked for');
    return false;
  }
}
