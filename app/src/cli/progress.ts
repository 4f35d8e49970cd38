const WIDTH = 30;
const EVERY_MS = 120;
const STEPS_WITHOUT_TERMINAL = 10;

/** A bar on standard error: redrawn in a terminal, a line each tenth elsewhere. Standard output belongs to the answer. */
export function progressBar(what: string): { at(done: number, all: number): void; end(): void } {
  const terminal = process.stderr.isTTY === true;
  let drawn = 0;
  let tenth = -1;
  let open = false;
  return {
    at(done, all) {
      const part = all > 0 ? Math.min(1, done / all) : 1;
      if (!terminal) {
        const reached = Math.floor(part * STEPS_WITHOUT_TERMINAL);
        if (reached > tenth) process.stderr.write(`${what}: ${reached * 10} %\n`);
        tenth = Math.max(tenth, reached);
        return;
      }
      if (performance.now() - drawn < EVERY_MS && part < 1) return;
      drawn = performance.now();
      open = true;
      const full = Math.round(part * WIDTH);
      process.stderr.write(`\r${what} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.floor(part * 100)} %`);
    },
    end() {
      if (open) process.stderr.write('\n');
      open = false;
    },
  };
}
