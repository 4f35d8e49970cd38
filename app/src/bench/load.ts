import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool, tool } from './machine.ts';

/** A request that wrk sends again and again. */
export interface Shot {
  method: 'GET' | 'POST';
  path: string;
  /** Sent with every request. */
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** People whose sessions take turns; `cookie` gives the cookie of a place. Without it nobody is signed in. */
  crowd?: { size: number; cookie: (place: string) => string };
  /** Each request gets an Idempotency-Key of its own. */
  keyed?: boolean;
}

export interface Volley {
  requests: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number /** Answers that were not 2xx, or did not come. */;
  failed: number;
}

/** Shoots for some seconds over keep-alive connections, one wrk thread.
 *  @throws when any answer was not 2xx: a measurement of refusals is none */
export async function shoot(folder: string, port: number, shot: Shot, options: { connections: number; seconds: number }): Promise<Volley> {
  const script = join(folder, `shot-${randomBytes(4).toString('hex')}.lua`);
  writeFileSync(script, luaOf(port, shot));
  const out = await runTool(tool('wrk', 'wrk'), [
    '-t1',
    `-c${options.connections}`,
    `-d${options.seconds}s`,
    '--timeout',
    '10s',
    '-s',
    script,
    `http://127.0.0.1:${port}`,
  ]);
  const told = JSON.parse(out.slice(out.lastIndexOf('{'))) as {
    requests: number;
    us: number;
    p50: number;
    p99: number;
    status: number;
    broken: number;
  };
  const volley = {
    requests: told.requests,
    perSecond: told.requests / (told.us / 1e6),
    p50Ms: told.p50 / 1000,
    p99Ms: told.p99 / 1000,
    failed: told.status + told.broken,
  };
  if (volley.failed > 0) throw new Error(`${volley.failed} of ${volley.requests} answers from ${shot.path} were not 2xx.`);
  return volley;
}

/** The request is put together once; only member and key change. Formatting it anew each time would measure wrk. */
function luaOf(port: number, shot: Shot): string {
  const raw = (text: string): string => text.replaceAll('%', '%%');
  const headers: Record<string, string> = { host: `localhost:${port}`, ...shot.headers };
  if (shot.body !== undefined) headers['content-length'] = String(Buffer.byteLength(shot.body));
  const lines = [`${shot.method} ${shot.path} HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].map(raw);
  const values: string[] = [];
  if (shot.crowd) {
    lines.push(`cookie: ${shot.crowd.cookie('%d')}`);
    values.push(`count % ${shot.crowd.size}`);
  }
  if (shot.keyed) {
    // A UUID of version 7 in form: random for this volley, then the number of the request.
    const head = randomBytes(8).toString('hex');
    lines.push(`idempotency-key: ${head.slice(0, 8)}-${head.slice(8, 12)}-7${head.slice(12, 15)}-8000-%012x`);
    values.push('count');
  }
  const template = `${lines.join('\r\n')}\r\n\r\n${raw(shot.body ?? '')}`;
  return `local count = 0
local template = ${JSON.stringify(template).replaceAll('\\/', '/')}
function request()
  count = count + 1
  return ${values.length > 0 ? `string.format(template, ${values.join(', ')})` : 'template'}
end
function done(summary, latency)
  local e = summary.errors
  print(string.format('{"requests":%d,"us":%d,"p50":%d,"p99":%d,"status":%d,"broken":%d}', summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), e.status, e.connect + e.read + e.write + e.timeout))
end
`;
}
