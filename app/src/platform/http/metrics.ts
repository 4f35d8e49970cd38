import type { FastifyInstance } from 'fastify';
import type { Admission } from './admission.ts';
import { Gauge, Histogram, watchEventLoop, Registry } from './prometheus.ts';
import type { House } from '#platform/house.ts';

/** Readings that other parts of the process offer. */
export interface Gauges {
  relayLagSeconds?: () => number;
  relayLeading?: () => boolean;
}

/** RED per route (rate, errors, duration), waiting for connections, relay lag. Routes by their pattern, never by their
 *  address: an address may hold an id. Told to loopback callers only. */
export function observe(app: FastifyInstance, house: House, gauges: Gauges, admission: Admission): void {
  const registry = new Registry();
  const duration = new Histogram({
    name: 'okienko_http_request_seconds',
    help: 'Time to answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  new Gauge({
    name: 'okienko_database_waiting',
    help: 'Requests waiting for a connection',
    registers: [registry],
    collect() {
      this.set(house.database.pool.waitingCount);
    },
  });
  new Gauge({
    name: 'okienko_database_connections',
    help: 'Open connections',
    registers: [registry],
    collect() {
      this.set(house.database.pool.totalCount);
    },
  });
  new Gauge({
    name: 'okienko_relay_lag_seconds',
    help: 'Age of the oldest news not yet handed on',
    registers: [registry],
    collect() {
      this.set(gauges.relayLagSeconds?.() ?? 0);
    },
  });
  new Gauge({
    name: 'okienko_http_in_hand',
    help: 'Requests being answered',
    registers: [registry],
    collect() {
      this.set(admission.inHand());
    },
  });
  new Gauge({
    name: 'okienko_http_in_hand_limit',
    help: 'Requests in hand beyond which others are sent away for now',
    registers: [registry],
    collect() {
      this.set(admission.limit());
    },
  });
  new Gauge({
    name: 'okienko_http_refused_total',
    help: 'Requests sent away since the start',
    registers: [registry],
    collect() {
      this.set(admission.refused());
    },
  });
  watchEventLoop(registry);
  app.addHook('onResponse', (request, reply, done) => {
    duration.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
  app.get('/metrics', async (request, reply) => {
    if (request.socket.remoteAddress !== '127.0.0.1' || request.headers['x-forwarded-for'] !== undefined) return reply.code(404).send();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
