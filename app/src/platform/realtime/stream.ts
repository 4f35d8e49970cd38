import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PartyId } from '#kernel/ids.ts';
import { parsePlace, placeText, readOutbox, type PlacedEvent } from '#platform/events/outbox.ts';
import type { House } from '#platform/house.ts';

const MOST_OPEN = 5_000;
const BEAT_MS = 20_000;
const LONGEST_MS = 5 * 60_000;
const REPLAY_AT_MOST = 200;
let open = 0;

/** Streams to one page what becomes of a party, as server-sent events: names only, the page asks for what it may see.
 *  After a broken line the browser says what it heard last, and what came since is told first, in order, once.
 *  A line ends by itself after some minutes and the browser comes back with its session, which is then judged anew; the
 *  line itself keeps no session alive. */
export async function streamNews(house: House, request: FastifyRequest, reply: FastifyReply, partyId: PartyId): Promise<void> {
  if (open >= MOST_OPEN) {
    await reply.code(503).header('retry-after', 30).send();
    return;
  }
  open += 1;
  reply.hijack();
  const line = reply.raw;
  line.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  line.write('retry: 3000\n\n');
  const told = new Set<string>();
  const tell = (event: PlacedEvent): void => {
    if (event.partyId !== partyId || told.has(event.eventId)) return;
    told.add(event.eventId);
    line.write(`id: ${placeText(event.place)}\nevent: news\ndata: ${JSON.stringify({ name: event.name })}\n\n`);
  };
  // Listen before looking back, so that nothing falls between; what comes meanwhile waits its turn.
  let waiting: PlacedEvent[] | undefined = [];
  const stop = house.bus.listen(event => (waiting ? waiting.push(event) : tell(event)));
  const beat = setInterval(() => {
    line.write(': \n\n');
  }, BEAT_MS);
  const end = setTimeout(() => line.end(), LONGEST_MS);
  line.once('close', () => {
    open -= 1;
    clearInterval(beat);
    clearTimeout(end);
    stop();
  });
  const last = parsePlace(String(request.headers['last-event-id'] ?? ''));
  if (last) for (const event of await readOutbox(house.database.pool, last, REPLAY_AT_MOST)) tell(event);
  for (const event of waiting) tell(event);
  waiting = undefined;
}
