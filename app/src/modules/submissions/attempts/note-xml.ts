import type { X509Certificate } from 'node:crypto';
import type { XmlElement } from 'libxml2-wasm';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { verifySealedXml } from '#platform/documents/signatures/verify-xml.ts';
import { withXml } from '#platform/documents/xml/parse.ts';
import { children } from '#platform/documents/xml/read.ts';
import { element, writeXml } from '#platform/documents/xml/write.ts';
import type { Pack } from '#platform/pack.ts';
import type { AttemptEntry, AttemptReason, AttemptWish, ClockState } from './types.ts';

export const ATTEMPT_NAMESPACE = 'urn:okienko:attempt:1';

// Words of an official Polish document, not texts of a page.
const WHY: Record<AttemptReason, string> = {
  database: 'Baza danych instytucji nie odpowiadała.',
  busy: 'Usługa instytucji była przeciążona.',
  disk: 'W pamięci masowej instytucji zabrakło miejsca.',
  fault: 'Usługa instytucji uległa awarii.',
};
const CLOCK: Record<ClockState, string> = {
  synchronised:
    'Zegar komputera instytucji, według systemu operacyjnego zsynchronizowany z czasem UTC. Bez znacznika czasu niezależnego podmiotu.',
  unknown:
    'Zegar komputera instytucji. Nie ustalono, czy był wtedy zsynchronizowany z czasem UTC. Bez znacznika czasu niezależnego podmiotu.',
};
const WHAT_IT_IS =
  'To poświadczenie nie jest urzędowym poświadczeniem przedłożenia (UPP) i nie zastępuje złożenia dokumentu. Instytucja poświadcza, że o podanej chwili osoba podjęła próbę złożenia dokumentu i że nie przyjęto go z przyczyn leżących po stronie instytucji. Po złożeniu dokumentu proszę powołać się na numer poświadczenia.';

/** The note before its seal. It names its place in the journal, so that neither can be changed without the other. */
export function attemptXml(pack: Pick<Pack, 'name' | 'identifiers'>, entry: AttemptEntry, wish: AttemptWish): Buffer {
  return writeXml(
    element('PoswiadczenieProbyZlozenia', { xmlns: ATTEMPT_NAMESPACE }, [
      element('Numer', entry.number),
      element('Wystawca', [element('Nazwa', pack.name.pl), element('NIP', pack.identifiers.nip)]),
      element('Chwila', entry.at),
      element('Zegar', { stan: entry.clock }, CLOCK[entry.clock]),
      element('Skladajacy', [
        element('Nazwa', wish.sender.name),
        element('Identyfikator', { rodzaj: wish.sender.identifierKind }, wish.sender.identifier),
        element('Strona', entry.partyId),
        element('Osoba', entry.personId),
      ]),
      element('Dokument', [
        element('Formularz', { wersja: String(entry.formVersion) }, entry.formCode),
        element('Tytul', wish.formTitle),
        element('SkrotOdpowiedziSHA256', entry.answersSha256),
        element('Szkic', entry.draftId),
      ]),
      element('Przyczyna', { kod: entry.reason }, WHY[entry.reason]),
      element('Dziennik', [
        element('Pozycja', String(entry.position)),
        element('PoprzedniWpis', entry.previous),
        element('SkrotWpisu', entry.hash),
      ]),
      element('Pouczenie', WHAT_IT_IS),
    ]),
  );
}

/** What a note says, read from the bytes its seal covers. */
export type ReadNote = Pick<
  AttemptEntry,
  'number' | 'at' | 'clock' | 'partyId' | 'personId' | 'formCode' | 'formVersion' | 'answersSha256' | 'draftId' | 'position' | 'hash'
> & { sender: string };

export type NoteRefusal = { kind: 'not-a-note' } | { kind: 'seal-broken' };

/** @refuses not-a-note | seal-broken (not sealed with one of these certificates, or changed since) */
export function readNote(xml: Buffer, signers: readonly X509Certificate[], at: Date): Result<ReadNote, NoteRefusal> {
  const sealed = verifySealedXml(xml, { signers, at });
  if (!sealed.ok)
    return refuse({ kind: sealed.refusal.kind === 'unreadable' || sealed.refusal.kind === 'no-signature' ? 'not-a-note' : 'seal-broken' });
  const read = withXml(Buffer.from(sealed.value.coveredXml), document => {
    const { root } = document;
    if (root.name !== 'PoswiadczenieProbyZlozenia' || root.namespaceUri !== ATTEMPT_NAMESPACE) return undefined;
    const inside = (parent: XmlElement, name: string): XmlElement | undefined => children(parent, ATTEMPT_NAMESPACE, name)[0];
    const words = (parent: XmlElement | undefined, name: string): string => (parent && inside(parent, name)?.content) ?? '';
    const [who, what, place] = [inside(root, 'Skladajacy'), inside(root, 'Dokument'), inside(root, 'Dziennik')];
    return {
      number: words(root, 'Numer'),
      at: words(root, 'Chwila'),
      clock: (inside(root, 'Zegar')?.attr('stan')?.value === 'synchronised' ? 'synchronised' : 'unknown') as ClockState,
      partyId: words(who, 'Strona'),
      personId: words(who, 'Osoba'),
      sender: words(who, 'Nazwa'),
      formCode: words(what, 'Formularz'),
      formVersion: Number((what && inside(what, 'Formularz'))?.attr('wersja')?.value),
      answersSha256: words(what, 'SkrotOdpowiedziSHA256'),
      draftId: words(what, 'Szkic'),
      position: Number(words(place, 'Pozycja')),
      hash: words(place, 'SkrotWpisu'),
    };
  });
  return read.ok && read.value ? accept(read.value) : refuse({ kind: 'not-a-note' });
}
