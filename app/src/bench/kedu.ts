import { createWriteStream, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { month } from '#kernel/day.ts';
import { termsOfToday, verifyFile } from '../cli/payer-verify.ts';
import type { Start } from '../cli/program.ts';
import { formatOf } from '../kedu/format/format.ts';
import { inventedSet } from '../kedu/invented-set.ts';
import { writeKedu } from '../kedu/writer.ts';
import { type BenchOptions, type Findings, shortOf } from './findings.ts';
import { measureBooking } from './kedu-booking.ts';
import { schemaOf } from './kedu-schema.ts';
import { median, rounded, runTool, tool } from './machine.ts';

const FEW = 1_000;
const MANY = 10_000;
const MOST = 100_000;
const SIZES = [FEW, MANY, MOST];
const ROUNDS = 3;
const GOALS = { ratio_vs_xmllint: 3, memory_ratio: 1.3, linearity: 11, booking_ratio_vs_copy: 0.4 };
const OFFICIAL = '../shared/data/domain/kedu/kedu_5_7.xsd';
/** Of contributions in 2026; what they are does not matter to the measurement. */
const RATES = {
  oldAge: '0.0976',
  disabilityInsured: '0.015',
  disabilityPayer: '0.065',
  sickness: '0.0245',
  accident: '0.0167',
  health: '0.09',
  funds: '0.0245',
  guaranteedBenefits: '0.001',
};

/** What a process of ours says of one file it has read. */
interface Reading {
  seconds: number;
  documents: number;
  findings: number;
  baseKb: number;
  peakKb: number;
}

interface Measured {
  ours: number[];
  xmllint: number[];
  overBaseKb: number[];
  peakKb: number[];
}

/** Parsing and judging files of one month of 1 000, 10 000 and 100 000 people, against `xmllint --stream --schema` on the
 *  same files, turn by turn: wall time of whole processes, start included; memory of ours over what it held before. */
export async function measureKedu(start: Start, options: BenchOptions): Promise<Findings> {
  const rounds = Number(options.rounds ?? ROUNDS);
  const xmllint = tool('xmllint', 'libxml2-utils');
  const folder = mkdtempSync(join(tmpdir(), 'okienko-kedu-'));
  try {
    const schema = schemaFile(start.root, folder);
    const measured = new Map<number, Measured>();
    for (const insured of SIZES) measured.set(insured, { ours: [], xmllint: [], overBaseKb: [], peakKb: [] });
    for (const insured of SIZES) await writeSet(fileOf(folder, insured), insured);
    for (let round = 0; round < rounds; round += 1) {
      for (const insured of SIZES) {
        const file = fileOf(folder, insured);
        const of = measured.get(insured) as Measured;
        of.xmllint.push(await secondsOf(() => runTool(xmllint, ['--noout', '--stream', '--schema', schema, file])));
        let reading: Reading | undefined;
        of.ours.push(
          await secondsOf(async () => {
            reading = await readByProduct(start, file);
          }),
        );
        const { findings, documents, baseKb, peakKb } = reading as Reading;
        if (findings > 0 || documents !== 3)
          throw new Error(`${file}: ${documents} documents, ${findings} findings; both sides must take it.`);
        of.overBaseKb.push(peakKb - baseKb);
        of.peakKb.push(peakKb);
      }
    }
    for (const insured of SIZES) tell(insured, statSync(fileOf(folder, insured)).size, measured.get(insured) as Measured);
    return judged(measured, await measureBooking(start, RATES, rounds));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const fileOf = (folder: string, insured: number): string => join(folder, `${insured}.xml`);

/** The official schema where it lies beside the checkout, else the same made of our description. */
function schemaFile(root: string, folder: string): string {
  const official = join(root, OFFICIAL);
  if (existsSync(official)) {
    console.log('xmllint judges by the official schema, we by our description; both read every byte and check every value.');
    return official;
  }
  console.log('xmllint judges by a schema made of our description, as the official one is not here; both check every value.');
  const made = join(folder, 'kedu.xsd');
  writeFileSync(made, schemaOf(formatOf('5.7')));
  return made;
}

async function writeSet(file: string, insured: number): Promise<void> {
  const out = createWriteStream(file);
  for await (const piece of writeKedu(inventedSet({ version: '5.7', month: month('2026-10'), insured, rates: RATES, seed: 1 }), '5.7')) {
    if (!out.write(piece)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return (performance.now() - began) / 1000;
}

async function readByProduct(start: Start, file: string): Promise<Reading> {
  const words = ['--no-warnings', join(start.root, 'app/run.mjs'), 'bench', 'kedu-read', file];
  return JSON.parse(await runTool(process.execPath, words)) as Reading;
}

/** `./okienko bench kedu-read <file>`: what `payer verify` does, and what it took. */
export async function readOnce(start: Start, file: string): Promise<void> {
  const terms = await termsOfToday(start);
  const baseKb = process.resourceUsage().maxRSS;
  const began = performance.now();
  const { documents, findings } = await verifyFile(file, terms);
  const seconds = (performance.now() - began) / 1000;
  const reading: Reading = { seconds, documents, findings: findings.length, baseKb, peakKb: process.resourceUsage().maxRSS };
  console.log(JSON.stringify(reading));
}

function tell(insured: number, bytes: number, { ours, xmllint, overBaseKb, peakKb }: Measured): void {
  const megabytes = (kb: number): number => Math.round(kb / 1024);
  console.log(
    `${insured} people, ${rounded(bytes / 1024 / 1024, 1)} MB: xmllint ${rounded(median(xmllint), 3)} s, ours ${rounded(median(ours), 3)} s, ratio ${rounded(ratioOf(ours, xmllint))}; memory ${megabytes(median(peakKb))} MB at most, ${megabytes(median(overBaseKb))} MB over its base`,
  );
}

const ratioOf = (one: readonly number[], other: readonly number[]): number =>
  median(one.map((value, round) => value / (other[round] as number)));

function judged(measured: ReadonlyMap<number, Measured>, booking: number): Findings {
  const [few, many, most] = SIZES.map(insured => measured.get(insured) as Measured) as [Measured, Measured, Measured];
  const figures = {
    ratio_vs_xmllint: rounded(ratioOf(most.ours, most.xmllint)),
    memory_ratio: rounded(median(most.overBaseKb) / median(few.overBaseKb)),
    linearity: rounded(ratioOf(most.ours, many.ours)),
    booking_ratio_vs_copy: booking,
    ratio_1000: rounded(ratioOf(few.ours, few.xmllint)),
    ratio_10000: rounded(ratioOf(many.ours, many.xmllint)),
  };
  return {
    figures,
    short: shortOf({
      ratio_vs_xmllint: [figures.ratio_vs_xmllint, 'at most', GOALS.ratio_vs_xmllint],
      memory_ratio: [figures.memory_ratio, 'at most', GOALS.memory_ratio],
      linearity: [figures.linearity, 'at most', GOALS.linearity],
      booking_ratio_vs_copy: [figures.booking_ratio_vs_copy, 'at least', GOALS.booking_ratio_vs_copy],
    }),
  };
}
