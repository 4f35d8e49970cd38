import type { Finding } from '#app/kedu/finding.ts';
import { textAt } from '#app/kedu/document.ts';
import { KeduReader } from '#app/kedu/reader.ts';
import { Verification, type VerificationTerms } from '#app/verification/index.ts';
import { ReportedInSet, type ReportedRow } from './reported.ts';

/** Who a set is filed for, as its documents name the payer. */
export interface NamedPayer {
  nip: string | null;
  regon: string | null;
  pesel: string | null;
}

/** A finding with whom it is about, where the block is about one. */
export type FoundInSet = Finding & { person?: string };

/** What becomes of a set while it is read. */
export interface SetSink {
  /** Some findings and rows, in their order, and how far the file has been read. Reading waits for it. */
  take(some: { findings: readonly FoundInSet[]; rows: readonly ReportedRow[]; readBytes: number }): Promise<void>;
}

export interface Reading {
  version: string | null;
  documents: number;
  /** Different payers named in it, at most two: one is right, two are wrong. */
  payers: readonly NamedPayer[];
  /** Could not be read to its end; the last finding says why. */
  isBroken: boolean;
}

const ROWS_AT_ONCE = 2_000;

/** Reads a set once: what is wrong with it by its format and by the rules, and what it reports. Flat memory. */
export async function readSet(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  terms: VerificationTerms,
  sink: SetSink,
): Promise<Reading> {
  const reader = new KeduReader();
  const verification = new Verification(terms);
  const reported = new ReportedInSet();
  const reading = { version: null as string | null, documents: 0, payers: [] as NamedPayer[], isBroken: false };
  let findings: FoundInSet[] = [];
  let rows: ReportedRow[] = [];
  let readBytes = 0;
  const give = async (): Promise<void> => {
    const some = { findings, rows, readBytes };
    findings = [];
    rows = [];
    await sink.take(some);
  };
  const note = (events: ReturnType<KeduReader['push']>): void => {
    for (const event of events) {
      rows.push(...reported.take(event));
      const { person } = reported;
      for (const finding of verification.take(event)) findings.push(person === undefined ? finding : { ...finding, person });
      if (event.kind === 'open') {
        reading.version ??= event.container.version;
        if (event.container.place !== undefined) reading.documents += 1;
      } else if (event.kind === 'block' && event.block.name === 'II' && event.of.place !== undefined) {
        const named = (field: string): string | null => textAt(event.block, field)?.trim() || null;
        const payer = { nip: named('p1'), regon: named('p2'), pesel: named('p3') };
        if (reading.payers.length < 2 && !reading.payers.some(one => isSamePayer(one, payer))) reading.payers.push(payer);
      }
    }
  };
  for await (const chunk of content) {
    readBytes += chunk.length;
    note(reader.push(chunk));
    if (reader.isBroken) break;
    if (rows.length + findings.length >= ROWS_AT_ONCE) await give();
  }
  note(reader.end());
  // Of a file cut short sums say nothing.
  if (!reader.isBroken) findings.push(...verification.end());
  reading.isBroken = reader.isBroken;
  await give();
  return reading;
}

/** Two documents name one payer when no identifier that both give differs. */
function isSamePayer(one: NamedPayer, other: NamedPayer): boolean {
  const differs = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;
  return !differs(one.nip, other.nip) && !differs(one.regon, other.regon) && !differs(one.pesel, other.pesel);
}
