import { basename, dirname } from 'node:path';
import type { SourceFile } from './tree.ts';

// Each ratchet names its breaches. All stand at none, and the numbers below are only ever lowered.

const MOST_LINES = 400;
const MOST_LINES_OF_STYLES = 600;
const MOST_LINES_OF_A_DOOR = 60;
/** Names that say nothing, so that everything ends up behind them. */
const VAGUE = /^(utils?|helpers?|common|misc|core|shared|managers?|base|others?|lib|v\d+)$/;

const CODE = /\.tsx?$/;
const STYLES = /\.css$/;
const TEST = /\.test\.tsx?$/;
const PURE =
  /^app\/src\/(kernel\/|kedu\/|contributions\/|verification\/|modules\/[^/]+\/rules(\/|\.ts$))|^institution\/.*\/decide[^/]*\.ts$|^app\/src\/platform\/dated-value\.ts$/;
const CLOCK =
  /\bnew Date\(\s*\)|(?<!new )\bDate\(|\bDate\.now\b|\bMath\.random\b|\bperformance\.now\b|\brandom(UUID|Bytes|Int)\b|\bgetRandomValues\b/g;

const linesOf = (text: string): number => text.replace(/\n$/, '').split('\n').length;
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{}(,])\/\/.*$/gm, '$1');

export function longFiles(files: readonly SourceFile[]): string[] {
  const most = (path: string): number => (STYLES.test(path) ? MOST_LINES_OF_STYLES : CODE.test(path) ? MOST_LINES : Infinity);
  return files.filter(({ path, text }) => linesOf(text) > most(path)).map(({ path, text }) => `${path} has ${linesOf(text)} lines`);
}

export function vagueNames(files: readonly SourceFile[]): string[] {
  const parts = files.flatMap(({ path }) => [
    ...dirname(path)
      .split('/')
      .map(part => ({ path, part })),
    { path, part: basename(path).replace(/\..*$/, '') },
  ]);
  return [...new Set(parts.filter(({ part }) => VAGUE.test(part)).map(({ path, part }) => `${path}: "${part}" says nothing`))];
}

export function wideDoors(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /(^|\/)index\.tsx?$/.test(path))
    .flatMap(({ path, text }) => [
      ...(linesOf(text) > MOST_LINES_OF_A_DOOR ? [`${path} has ${linesOf(text)} lines`] : []),
      ...(/^export \*/m.test(text) ? [`${path} exports everything`] : []),
    ]);
}

/** Clocks and chance where the same input must give the same outcome for ever. `new Date(argument)` is arithmetic. */
export function clocksInRules(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => PURE.test(path) && !TEST.test(path))
    .flatMap(({ path, text }) => (withoutComments(text).match(CLOCK) ?? []).map(found => `${path} calls ${found}`));
}

export function environmentReads(files: readonly SourceFile[]): string[] {
  return files
    .filter(
      ({ path, text }) =>
        CODE.test(path) &&
        !path.startsWith('app/src/platform/config/') &&
        !path.startsWith('journeys/') &&
        /\bprocess\s*\.\s*env\b/.test(withoutComments(text)),
    )
    .map(({ path }) => `${path} reads the environment`);
}
