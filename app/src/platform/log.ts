import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Structured log on stdout. Nothing that names a person goes in: callers pass pseudonyms, kinds and counts,
 *  and these names are struck out should they come all the same. */
export function makeLog(level: string, destination?: { write(line: string): void }): Log {
  const personal = [
    'pesel',
    'nip',
    'name',
    'givenNames',
    'surname',
    'email',
    'phone',
    'answers',
    'token',
    'cookie',
    'authorization',
    'pin',
  ];
  const options = {
    level,
    base: null,
    redact: { paths: personal.flatMap(name => [name, `*.${name}`, `*.*.${name}`]), censor: '[struck out]' },
  };
  return destination ? pino(options, destination) : pino(options);
}
