const WIDTH = 28;
/** Where nobody watches, a line for each tenth. */
const LINES = 10;

export interface RateBar {
  at(done: number, rows: number): void;
  end(rows: number): void;
}

/** A bar with rate and time left on a terminal, a few lines elsewhere. */
export function rateBar(name: string, size: number, say: (line: string) => void): RateBar {
  const began = performance.now();
  let most = 0;
  let told = 0;
  const words = (done: number, rows: number): string => {
    const seconds = (performance.now() - began) / 1_000;
    const share = size === 0 ? 1 : done / size;
    const left = share > 0 ? (seconds / share) * (1 - share) : 0;
    const full = Math.round(share * WIDTH);
    return `${name.padEnd(26)} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${String(Math.floor(share * 100)).padStart(3)} %  ${Math.round(rows / Math.max(seconds, 0.001))} rows/s  ${share < 1 ? `${Math.ceil(left)} s left` : `${seconds.toFixed(1)} s`}`;
  };
  return {
    at(done, rows) {
      most = Math.max(most, done);
      if (process.stdout.isTTY) {
        process.stdout.write(`\r\u001b[2K${words(most, rows)}`);
        return;
      }
      const tenth = Math.floor((most / size) * LINES);
      if (tenth <= told || tenth === LINES) return;
      told = tenth;
      say(words(most, rows));
    },
    end(rows) {
      if (process.stdout.isTTY) process.stdout.write('\r\u001b[2K');
      say(words(size, rows));
    },
  };
}
