import { Card } from '#design/components/card.tsx';
import { TaskList } from '#design/components/task-list.tsx';
import { formatDay } from '#kernel/day.ts';
import { mayRead } from '#modules/identity/index.ts';
import { askedOnce } from '#platform/asked-once.ts';
import type { PageCtx, Slot } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { listMatters, type MatterCard } from '../views.ts';
import { nextStep, StateTag } from './parts.tsx';

const ON_HOME = 5;
const MOST_TASKS = 50;

/** Two places of the home show matters; they are read once. */
function matters(ctx: PageCtx): Promise<readonly MatterCard[]> {
  return askedOnce(ctx.db, 'cases.home', () => readMatters(ctx));
}

async function readMatters(ctx: PageCtx): Promise<readonly MatterCard[]> {
  if (ctx.actor.kind !== 'person' || !(await mayRead({ ...ctx, actor: ctx.actor }, ctx.actor, { area: 'letters' }))) return [];
  return (await listMatters(ctx.db, ctx.actor.partyId, { show: 'all', limit: MOST_TASKS, offset: 0 })).matters;
}

export const slots: readonly Slot[] = [
  {
    slot: 'home.todo',
    order: 20,
    async render(ctx) {
      const t = text(ctx.lang);
      const waiting = (await matters(ctx)).filter(matter => matter.state === 'waiting-for-party' && matter.answerBy !== null);
      if (waiting.length === 0) return null;
      return (
        <TaskList
          tasks={waiting.flatMap(matter =>
            matter.answerBy === null
              ? []
              : [
                  {
                    title: t('home.complete', { title: matter.title[ctx.lang] as string }),
                    href: `/matters/${matter.matterId}`,
                    about: matter.number,
                    due: {
                      label: t('due.party', { day: formatDay(matter.answerBy, ctx.lang) }),
                      day: matter.answerBy,
                      tone: 'attention' as const,
                    },
                  },
                ],
          )}
        />
      );
    },
  },
  {
    slot: 'home.main',
    order: 20,
    async render(ctx) {
      const t = text(ctx.lang);
      if (ctx.actor.kind !== 'person') return null;
      const mine = (await matters(ctx)).slice(0, ON_HOME);
      return (
        <Card title={t('matters.title')} footer={<a href="/matters">{t('home.all')}</a>} inset={mine.length > 0 ? 'flush' : 'padded'}>
          {mine.length === 0 ? (
            <p className="quiet">{t('matters.none.text')}</p>
          ) : (
            <ul className="task-list">
              {mine.map(matter => (
                <li className="task" key={matter.matterId}>
                  <div className="task-text">
                    <a className="task-title task-link" href={`/matters/${matter.matterId}`}>
                      {matter.title[ctx.lang]}
                    </a>
                    <div className="task-about">{nextStep(ctx.lang, matter, matter.dueOn)}</div>
                  </div>
                  <StateTag lang={ctx.lang} state={matter.state} />
                </li>
              ))}
            </ul>
          )}
        </Card>
      );
    },
  },
];
