import { Command, Option } from 'commander';

export interface Start {
  root: string;
  build: string;
}

/** The command line. Each verb lives in a file of its own, loaded when it is asked for. */
export function program(start: Start): Command {
  const okienko = new Command('okienko')
    .description('The open platform of electronic services of a social-insurance institution.')
    .showHelpAfterError();
  okienko.addOption(new Option('--from <folder>').hideHelp());
  const verb = (name: string, about: string): Command => okienko.command(name).description(about);

  verb('up', 'start everything: database, demo institution, portal, desk, API, stand-ins')
    .addOption(
      new Option('--role <role>', 'run one role only, against DATABASE_URL').choices([
        'all',
        'web',
        'worker',
        'relay',
        'attempts',
        'stand-ins',
      ]),
    )
    .option('--port <number>', 'port of portal, desk and API')
    .option('--data <folder>', 'folder of database, keys and files')
    .option('--json', 'print one JSON line when ready, then log lines')
    .addOption(new Option('--beside', 'ends when standard input does: started by another process').hideHelp())
    .action(async options => (await import('./up.ts')).up(start, options));

  verb('doctor', 'say what is wrong with this machine, and what to do')
    .option('--settings', 'print every setting with its unit and default')
    .action(async options => (await import('./doctor.ts')).doctor(start, options));

  verb('migrate', 'bring the database of DATABASE_URL up to this version').action(async () =>
    (await import('./migrate.ts')).migrateCommand(start),
  );

  verb('recompute <decision>', 'replay a decision of the computer and compare the outcome')
    .option('--data <folder>', 'folder of the embedded database')
    .option('--json', 'print JSON')
    .action(async (decision, options) => (await import('./recompute.ts')).recompute(start, decision, options));

  const askedFrom = (): string => okienko.opts<{ from?: string }>().from ?? process.cwd();
  verb('backup', 'write an encrypted archive of the house while it works, and its keys apart')
    .option('--to <folder>', 'where the archive of database, files and records goes')
    .option('--keys-to <folder>', 'where the file of keys goes: another disk, other people')
    .option('--recipient <age1…>', 'whose key opens the archive')
    .option('--passphrase-file <file>', 'or the passphrase that opens it')
    .option('--keys-recipient <age1…>', 'whose key opens the keys; not the same')
    .option('--keys-passphrase-file <file>', 'or the passphrase that opens them')
    .option('--verify <archive>', 'read an archive through instead; with --identity or --passphrase-file also inside')
    .option('--identity <file>', 'secret key for --verify')
    .option('--new-identity <file>', 'make a pair of keys instead: the secret one into this file, the public one is printed')
    .option('--data <folder>', 'folder of the embedded database')
    .option('--json', 'print JSON')
    .action(async options => (await import('./backup.ts')).backup(start, askedFrom(), options));

  verb('restore <archive>', 'make a house out of a backup, on an empty machine')
    .option('--keys <file>', 'the file of keys that belongs to it')
    .option('--without-keys', 'the keys are lost: new seals, and the old ones are no longer recognised as ours')
    .option('--identity <file>', 'secret key that opens the archive')
    .option('--passphrase-file <file>', 'or its passphrase')
    .option('--keys-identity <file>', 'secret key that opens the keys')
    .option('--keys-passphrase-file <file>', 'or their passphrase')
    .option('--over', 'put it in the place of the house that is there')
    .option('--data <folder>', 'folder of the embedded database')
    .option('--json', 'print JSON')
    .action(async (archive, options) => (await import('./restore.ts')).restore(start, askedFrom(), archive, options));

  verb('export', 'write the data of the institution in open formats, to go elsewhere with')
    .option('--to <folder>', 'where to; it will hold personal data in clear')
    .addOption(new Option('--format <format>', 'of the rows').choices(['ndjson', 'csv']).default('ndjson'))
    .option('--data <folder>', 'folder of the embedded database')
    .option('--json', 'print JSON')
    .action(async options => (await import('./export.ts')).exportCommand(start, askedFrom(), options));

  const audit = verb('audit', 'the tamper-evident log of who read and changed what');
  audit
    .command('verify')
    .description('re-read the whole log against every checkpoint; names the first bad row')
    .option('--data <folder>', 'folder of the embedded database')
    .option('--json', 'print JSON')
    .action(async options => (await import('./audit-verify.ts')).auditVerify(start, options));

  const payer = verb('payer', 'files of insurance documents');
  payer
    .command('verify <file>')
    .description('say what is wrong with a KEDU file, in its structure and by the rules; exit 0 nothing, 1 findings, 2 unreadable')
    .option('--json', 'print JSON, with messages in Polish and English')
    .addOption(new Option('--lang <lang>', 'of the messages without --json').choices(['en', 'pl']).default('en'))
    .action(async (file, options) => (await import('./payer-verify.ts')).payerVerify(start, askedFrom(), file, options));

  const simulate = verb('simulate', 'fill a database with invented people');
  simulate
    .command('nation')
    .description('a whole invented nation, in bulk, into an empty or a demo database')
    .requiredOption('--persons <n>', 'how many people')
    .option('--matters <n>', 'how many matters; three a person if not said')
    .option('--seed <n>', 'the same number, the same nation', '1')
    .option('--data <folder>', 'folder of the embedded database; DATABASE_URL goes before it')
    .option('--json', 'print one JSON line at the end, and nothing else')
    .action(async options => (await import('./simulate.ts')).simulateNation(start, options));

  const make = verb('new', 'scaffold something');
  make
    .command('form <code>')
    .description('a new form in the institution pack')
    .action(async code => (await import('./new-form.ts')).newFormCommand(start, code));

  verb('test', 'install what is missing and run every check and test')
    .option('--only <part>', 'checks, unit or journeys')
    .action(async options => (await import('./test.ts')).test(start, options));

  const bench = verb('bench', 'measure against the limits, as ratios in one run');
  for (const name of ['filing', 'start', 'page', 'overload']) {
    bench
      .command(name)
      .option('--json', 'print the figures as JSON on the last line')
      .option('--rounds <n>', 'interleaved rounds')
      .option('--seconds <n>', 'seconds of each measurement')
      .action(async options => (await import('../bench/bench.ts')).bench(start, name, options));
  }

  bench
    .command('fuzz')
    .description('ask the API whatever its own document allows, and more, and count what goes wrong')
    .option('--requests <n>', 'how many requests', '20000')
    .action(async options => (await import('../bench/fuzz.ts')).fuzz(start, options));

  bench
    .command('desk')
    .description('fifty clerks at once at the desk of a million people')
    .option('--json', 'print the figures as JSON on the last line')
    .option('--seconds <n>', 'seconds of the measurement')
    .option('--persons <n>', 'how many people live there; three matters each', '1000000')
    .option('--data <folder>', 'where they are kept between measurements')
    .action(async options => (await import('../bench/bench.ts')).bench(start, 'desk', options));

  bench
    .command('kedu')
    .description('read and judge files of 1 000, 10 000 and 100 000 people; booking what they hold is not measured here')
    .option('--json', 'print the figures as JSON on the last line')
    .option('--rounds <n>', 'interleaved rounds', '3')
    .action(async options => (await import('../bench/bench.ts')).bench(start, 'kedu', options));

  // Servers to compare with, and readings, started by the measurements.
  bench.command('kedu-read <file>', { hidden: true }).action(async file => (await import('../bench/kedu.ts')).readOnce(start, file));
  bench
    .command('bare-server', { hidden: true })
    .action(async () => (await import('../bench/page.ts')).serveBare((await import('./up.ts')).readSettings(start, {}).OKIENKO_PORT));
  bench
    .command('open-loop <wish>', { hidden: true })
    .action(async wish => (await import('../bench/open-loop.ts')).openLoop(JSON.parse(wish)));
  bench
    .command('chaos-client <wish>', { hidden: true })
    .action(async wish => (await import('../bench/chaos-client.ts')).chaosClient(JSON.parse(wish)));
  bench.command('naive-server', { hidden: true }).action(async () => (await import('../bench/naive-writer.ts')).serveNaively(start));

  const chaos = verb('chaos', 'kill parts while people work, and count what was lost');
  chaos
    .command('filing')
    .option('--kills <n>', 'how many times node and PostgreSQL are killed', '20')
    .option('--json', 'print the figures as JSON on the last line')
    .action(async options => (await import('../bench/chaos-filing.ts')).chaosFiling(start, options));
  chaos
    .command('backup')
    .option('--kills <n>', 'how many times a backup and a restore are killed', '6')
    .option('--json', 'print the figures as JSON on the last line')
    .action(async options => (await import('../bench/chaos-backup.ts')).chaosBackup(start, options));
  return okienko;
}
