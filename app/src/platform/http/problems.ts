import type { FastifyReply } from 'fastify';
import type { House } from '#platform/house.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { publicUrl } from './cookies.ts';

interface ProblemKind {
  status: number;
  title: string;
  about: Bilingual;
}

/** Everything the API can answer that is not what was asked for (RFC 9457). A program tells them apart by `type`; people
 *  read about them on /developers. */
export const PROBLEMS = {
  'bad-request': {
    status: 400,
    title: 'Bad request',
    about: {
      pl: 'Żądanie nie zgadza się ze schematem: `errors` wskazuje miejsce i powód.',
      en: 'The request does not match its schema: `errors` says where and why.',
    },
  },
  'idempotency-key': {
    status: 400,
    title: 'Idempotency-Key is missing',
    about: {
      pl: 'Do złożenia dokumentu potrzebny jest nagłówek Idempotency-Key z identyfikatorem UUID (małe litery), który nadajesz Ty.',
      en: 'Filing needs the header Idempotency-Key with a UUID (lower case) of your own.',
    },
  },
  'not-signed-in': {
    status: 401,
    title: 'No access token',
    about: {
      pl: 'Żądanie nie ma tokenu. Pobierz go z serwera OAuth i wyślij w nagłówku Authorization.',
      en: 'The request has no token. Fetch one from the OAuth server and send it in Authorization.',
    },
  },
  'invalid-token': {
    status: 401,
    title: 'The token is not good',
    about: {
      pl: 'Token wygasł, został odwołany, albo dowód DPoP lub certyfikat do niego nie pasuje. Pobierz nowy.',
      en: 'The token has expired or was revoked, or the DPoP proof or certificate does not fit it. Fetch a new one.',
    },
  },
  'use-dpop-nonce': {
    status: 401,
    title: 'Use the DPoP nonce',
    about: {
      pl: 'Powtórz żądanie z dowodem DPoP, który zawiera nonce z nagłówka DPoP-Nonce tej odpowiedzi.',
      en: 'Repeat the request with a DPoP proof that holds the nonce of this answer’s DPoP-Nonce header.',
    },
  },
  forbidden: {
    status: 403,
    title: 'Not permitted',
    about: { pl: '`detail` mówi, czego brakuje.', en: '`detail` says what is missing.' },
  },
  'insufficient-scope': {
    status: 403,
    title: 'The token does not allow this',
    about: {
      pl: 'Program nie ma zakresu, którego wymaga ta operacja. Zakresy nadaje osoba, która go rejestruje.',
      en: 'The program has not been given the scope this operation needs. Scopes are given by whoever registers it.',
    },
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    about: {
      pl: 'Tego nie ma albo nie należy do podmiotu, za który działa program. Odpowiedź jest ta sama.',
      en: 'It does not exist, or does not belong to the party the program acts for. The answer is the same.',
    },
  },
  gone: {
    status: 410,
    title: 'Destroyed by protocol',
    about: {
      pl: 'Minął czas przechowywania i akta zniszczono. `detail` podaje dzień i numer protokołu.',
      en: 'The time of keeping is over and the files were destroyed. `detail` says on which day and by which protocol.',
    },
  },
  'not-now': {
    status: 409,
    title: 'Not possible in this state',
    about: { pl: 'Stan rzeczy nie pozwala na tę operację.', en: 'The state of things does not allow this operation.' },
  },
  'too-large': {
    status: 413,
    title: 'Too large',
    about: { pl: 'Treść żądania jest za duża.', en: 'The body of the request is too large.' },
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    about: { pl: 'Wyślij application/json.', en: 'Send application/json.' },
  },
  remarks: {
    status: 422,
    title: 'There is something to put right',
    about: {
      pl: 'Odpowiedzi nie spełniają wymagań formularza: `errors` wskazuje pole i powód. Nic nie zostało złożone.',
      en: 'The answers do not meet what the form requires: `errors` names the field and why. Nothing was filed.',
    },
  },
  'key-reused': {
    status: 422,
    title: 'The Idempotency-Key was used for something else',
    about: {
      pl: 'Ten klucz był użyty do innego dokumentu. Nowy dokument wymaga nowego klucza.',
      en: 'This key was used for another document. A new document needs a new key.',
    },
  },
  'not-taken': {
    status: 422,
    title: 'Not taken like this',
    about: {
      pl: '`detail` mówi, czego nie można przyjąć: na przykład formularz wymaga załącznika albo innego sposobu odpowiedzi.',
      en: '`detail` says what cannot be taken: the form needs an attachment, say, or another way of answering.',
    },
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    about: { pl: 'Odczekaj tyle sekund, ile podaje Retry-After.', en: 'Wait as many seconds as Retry-After says.' },
  },
  internal: {
    status: 500,
    title: 'Internal error',
    about: {
      pl: 'To nasza wina. Podaj numer z `instance`, gdy się z nami skontaktujesz. Żądanie z Idempotency-Key możesz bezpiecznie powtórzyć.',
      en: 'This is our fault. Quote the number in `instance` when you contact us. A request with an Idempotency-Key can safely be repeated.',
    },
  },
  busy: {
    status: 503,
    title: 'Busy, try again shortly',
    about: {
      pl: 'Powtórz za tyle sekund, ile podaje Retry-After, z tym samym Idempotency-Key.',
      en: 'Repeat after as many seconds as Retry-After says, with the same Idempotency-Key.',
    },
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemName = keyof typeof PROBLEMS;

export interface ProblemMore {
  detail?: string;
  errors?: readonly { pointer: string; detail: string; code?: string; pl?: string }[];
  incident?: string;
  /** A proof that somebody tried to file when we could not take it. */
  attempt?: { number: string; at: string; note: string };
}

export function problemBody(
  house: House,
  name: ProblemName,
  { detail, errors, incident, attempt }: ProblemMore = {},
): Record<string, unknown> {
  const { status, title } = PROBLEMS[name];
  return {
    type: `${publicUrl(house.config)}/developers/problems#${name}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
    ...(attempt === undefined ? {} : { attempt }),
    ...(incident === undefined ? {} : { instance: `urn:okienko:incident:${incident}` }),
  };
}

export const sendProblem = (house: House, reply: FastifyReply, name: ProblemName, more?: ProblemMore): FastifyReply =>
  reply
    .code(PROBLEMS[name].status)
    .type('application/problem+json')
    .send(problemBody(house, name, more));
