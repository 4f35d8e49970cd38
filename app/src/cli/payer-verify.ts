import { access, constants, open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Finding } from '../kedu/finding.ts';
import { KeduReader } from '../kedu/reader.ts';
import { Verification, type VerificationTerms } from '../verification/index.ts';
import type { KeduEvent } from '../kedu/document.ts';
import type { Lang } from '#platform/text/text.ts';
import { dayOf } from '#kernel/day.ts';
import { clockOf, loadPack } from '../house.ts';
import { verificationTermsOf } from '../verification-terms.ts';
import { findingText, placeText, text } from '../finding-text/finding-text.ts';
import type { Start } from './program.ts';
import { readSettings } from './up.ts';

export interface VerifyOptions {
  json?: boolean;
  lang?: string;
}

/** What was found in a file. */
export interface Verdict {
  version: string | undefined;
  documents: number;
  findings: Finding[];
  isBroken: boolean;
}

type Rules = VerificationTerms['rules'];

const CLEAN = 0;
const FINDINGS = 1;
const UNREADABLE = 2;
const PIECE_BYTES = 64 * 1024;

/** `./okienko payer verify <file>`: says what is wrong with a KEDU file, in its structure and by the rules that ask of a
 *  file alone, as of today. Exit 0 nothing, 1 findings, 2 the file could not be read, or not to its end. */
export async function payerVerify(start: Start, from: string, named: string, options: VerifyOptions): Promise<void> {
  const lang: Lang = options.lang === 'pl' ? 'pl' : 'en';
  const file = resolve(from, named);
  const isReadable = await access(file, constants.R_OK).then(
    async () => (await stat(file)).isFile(),
    () => false,
  );
  if (!isReadable) {
    console.error(text(lang)('verify.no-file', { file }));
    if (options.json) console.log(asJson(file, { version: undefined, documents: 0, findings: [], isBroken: true }, []));
    process.exit(UNREADABLE);
  }
  const terms = await termsOfToday(start);
  const verdict = await verifyFile(file, terms);
  process.exitCode = exitCodeOf(verdict);
  console.log(options.json ? asJson(file, verdict, terms.rules) : inWords(verdict, lang, terms.rules));
}

export const exitCodeOf = ({ isBroken, findings }: Verdict): number => (isBroken ? UNREADABLE : findings.length > 0 ? FINDINGS : CLEAN);

/** What the institution of this house has laid down, as of today. */
export async function termsOfToday(start: Start): Promise<VerificationTerms> {
  const config = readSettings(start, {});
  return verificationTermsOf(await loadPack(config, start.build), dayOf(clockOf(config)()));
}

export async function verifyFile(file: string, terms: VerificationTerms): Promise<Verdict> {
  const reader = new KeduReader();
  const verification = new Verification(terms);
  const verdict: Verdict = { version: undefined, documents: 0, findings: [], isBroken: false };
  const handle = await open(file);
  try {
    // One buffer for all pieces, as the reader keeps none of them: a stream would leave one behind for each.
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    for (let count = 1; count > 0 && !reader.isBroken; ) {
      count = (await handle.read(piece, 0, PIECE_BYTES)).bytesRead;
      note(reader.push(piece.subarray(0, count)), verification, verdict);
    }
  } finally {
    await handle.close();
  }
  note(reader.end(), verification, verdict);
  // Of a file cut short sums say nothing.
  if (!reader.isBroken) verdict.findings.push(...verification.end());
  verdict.isBroken = reader.isBroken;
  return verdict;
}

function note(events: readonly KeduEvent[], verification: Verification, verdict: Verdict): void {
  for (const event of events) {
    verdict.findings.push(...verification.take(event));
    if (event.kind !== 'open') continue;
    verdict.version ??= event.container.version;
    if (event.container.place !== undefined) verdict.documents += 1;
  }
}

function asJson(file: string, { version, documents, findings, isBroken }: Verdict, rules: Rules): string {
  const told = findings.map(finding => ({ ...finding, message: findingText(finding, rules) }));
  return JSON.stringify({ file, version: version ?? null, documents, readToEnd: !isBroken, findings: told });
}

function inWords({ version, documents, findings, isBroken }: Verdict, lang: Lang, rules: Rules): string {
  const say = text(lang);
  if (findings.length === 0) return say('verify.clean', { version: version ?? '', documents });
  return [
    ...findings.map(finding => `${finding.class} ${finding.code}  ${placeText(finding, lang)}\n    ${findingText(finding, rules)[lang]}`),
    say('verify.findings', { findings: findings.length }),
    ...(isBroken ? [say('verify.broken')] : []),
  ].join('\n');
}
