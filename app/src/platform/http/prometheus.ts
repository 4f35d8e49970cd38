import { monitorEventLoopDelay } from 'node:perf_hooks';
import client from 'prom-client';

export const { Gauge, Histogram, Registry } = client;

/** Event-loop delay: the first thing to rise when a process does too much on its one thread. */
export function watchEventLoop(registry: client.Registry): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  new Gauge({
    name: 'okienko_event_loop_delay_p99_seconds',
    help: '99th percentile of the event loop delay since the last reading',
    registers: [registry],
    collect() {
      this.set(delay.percentile(99) / 1e9);
      delay.reset();
    },
  });
}
