import { Card } from '#design/components/card.tsx';
import { Disclosure } from '#design/components/content.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import type { DecideTest } from '#platform/forms/definition.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';

/** What the rule of the form checked: what was not met stands open, the rest is folded away. */
export function DeskTests({ lang, tests }: { lang: Lang; tests: readonly DecideTest[] }) {
  if (tests.length === 0) return null;
  const t = text(lang);
  const failed = tests.filter(test => !test.passed);
  const passed = tests.filter(test => test.passed);
  return (
    <Card title={t('desk.tests')}>
      {failed.length === 0 ? <p>{t('desk.tests.all-met')}</p> : <Lines lang={lang} tests={failed} />}
      {passed.length === 0 ? null : (
        <Disclosure summary={t('desk.tests.met', { count: passed.length })}>
          <Lines lang={lang} tests={passed} />
        </Disclosure>
      )}
    </Card>
  );
}

function Lines({ lang, tests }: { lang: Lang; tests: readonly DecideTest[] }) {
  const t = text(lang);
  return (
    <ul className="checks">
      {tests.map(test => (
        <li key={test.name}>
          <StatusTag tone={test.passed ? 'done' : 'attention'}>{t(test.passed ? 'tests.passed' : 'tests.failed')}</StatusTag>{' '}
          {test.text[lang]} <span className="quiet">{[test.value, test.legalBasis].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
  );
}
