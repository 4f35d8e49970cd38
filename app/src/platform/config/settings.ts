/** Every setting of Okienko: what it is, its unit, its default, and whether production must set it.
 *  docs/operating/settings.md is printed from this table (`./okienko doctor --settings`). */
export const settings = {
  OKIENKO_DATA: { kind: 'text', default: './data', about: 'Folder of the embedded database, keys and stored files.' },
  DATABASE_URL: {
    kind: 'text',
    default: '',
    secret: true,
    about: 'PostgreSQL 16 or newer. Empty: our own embedded PostgreSQL 18 in OKIENKO_DATA.',
  },
  OKIENKO_ROLE: {
    kind: 'one-of',
    options: ['all', 'web', 'worker', 'relay', 'attempts'],
    default: 'all',
    about: 'What this process does. `all` also starts the embedded database, the process of `attempts` and, in the demo, the stand-ins.',
  },
  OKIENKO_PRODUCTION: {
    kind: 'yes-no',
    default: 'no',
    about: 'Production: no stand-ins, no demo people, all required settings present.',
  },
  OKIENKO_PORT: {
    kind: 'integer',
    min: 0,
    max: 65535,
    default: '8080',
    about: 'TCP port of portal, desk and API, on 127.0.0.1. A reverse proxy ends TLS before it.',
  },
  OKIENKO_PUBLIC_URL: {
    kind: 'text',
    default: '',
    production: true,
    about: 'Address as people see it, with https. Empty: http://localhost:OKIENKO_PORT.',
  },
  OKIENKO_INSTITUTION: { kind: 'text', default: 'institution/zus', about: 'Folder of the institution pack.' },
  OKIENKO_LOG: { kind: 'one-of', options: ['trace', 'debug', 'info', 'warn', 'error', 'silent'], default: 'info', about: 'Log level.' },
  OKIENKO_CLOCK_FILE: {
    kind: 'text',
    default: '',
    demoOnly: true,
    about: 'File with a number of milliseconds added to the clock, read at each use: moves the demo through time.',
  },
  SIGN_IN_ISSUER: {
    kind: 'text',
    default: '',
    production: true,
    about: 'OpenID Connect issuer that proves who people are. Empty: the stand-in.',
  },
  SIGN_IN_CLIENT_ID: { kind: 'text', default: 'okienko', production: true, about: 'Our client id at the issuer.' },
  SIGN_IN_PORT: { kind: 'integer', min: 0, max: 65535, default: '8081', demoOnly: true, about: 'Port of the sign-in stand-in.' },
  SMTP_URL: { kind: 'text', default: '', production: true, secret: true, about: 'smtp(s)://… for notices. Empty: the mail stand-in.' },
  MAIL_FROM: { kind: 'text', default: 'Okienko <okienko@example.test>', production: true, about: 'Sender of notices.' },
  MAIL_PORT: { kind: 'integer', min: 0, max: 65535, default: '8025', demoOnly: true, about: 'SMTP port of the mail stand-in.' },
  MAIL_WEB_PORT: {
    kind: 'integer',
    min: 0,
    max: 65535,
    default: '8082',
    demoOnly: true,
    about: 'Port of the page that shows the mail stand-in’s inbox.',
  },
  SCANNER: { kind: 'text', default: '', production: true, about: 'host:port of clamd. Empty: the scanner stand-in.' },
  SCANNER_PORT: { kind: 'integer', min: 0, max: 65535, default: '8083', demoOnly: true, about: 'Port of the scanner stand-in.' },
  SESSION_IDLE_MINUTES: {
    kind: 'integer',
    min: 5,
    max: 120,
    default: '15',
    about: 'Minutes without a request after which a session ends.',
  },
  SESSION_WARNING_MINUTES: { kind: 'integer', min: 1, max: 10, default: '3', about: 'Minutes before the end at which the page warns.' },
  SESSION_HOURS: { kind: 'integer', min: 1, max: 24, default: '8', about: 'Hours after which a session ends whatever happens.' },
  FILING_QUEUE: {
    kind: 'integer',
    min: 8,
    max: 100000,
    default: '256',
    about: 'Filings waiting for the writer, beyond which we answer 503 with Retry-After.',
  },
  SEAL_BEFORE_ANSWER: {
    kind: 'yes-no',
    default: 'no',
    about: 'Seal the UPP before answering the filing (else right after, on first demand at the latest).',
  },
  CLIENT_CERTIFICATE_SOCKET: {
    kind: 'text',
    default: '',
    about:
      'Path of a Unix socket on which the reverse proxy hands over the TLS certificates of programs (header Client-Cert, RFC 9440). Empty: programs prove themselves by DPoP only.',
  },
  API_REQUESTS_A_MINUTE: {
    kind: 'integer',
    min: 10,
    max: 1000000,
    default: '600',
    about: 'Requests a minute one program may send to the API, in one web process; beyond them 429 with Retry-After.',
  },
  POOL_SIZE: { kind: 'integer', min: 2, max: 200, default: '16', about: 'Connections to the database held by one process.' },
} as const satisfies Record<string, Setting>;

export type Setting = { about: string; default: string; production?: true; demoOnly?: true; secret?: true } & (
  | { kind: 'text' }
  | { kind: 'yes-no' }
  | { kind: 'integer'; min: number; max: number }
  | { kind: 'one-of'; options: readonly string[] }
);
