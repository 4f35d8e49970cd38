import { Button, ButtonRow } from '#design/components/button.tsx';
import { Disclosure } from '#design/components/content.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Select, TextArea } from '#design/components/text-fields.tsx';
import type { PageCtx } from '#platform/http/page.ts';
import { text } from '../text.ts';
import type { Matter } from '../types.ts';
import type { Remark } from './desk-matter-handled.tsx';
import { refusalText } from './parts.tsx';

/** What else may be done with a matter in hand: pass it on, suspend it. Each folded away until wanted. */
export function OtherSteps({ ctx, matter, remark }: { ctx: PageCtx; matter: Matter; remark?: Remark }) {
  const t = text(ctx.lang);
  const { pack } = ctx.house;
  const typed = (name: string): string | undefined => remark?.form?.get(name)?.[0];
  const words = remark && refusalText(ctx.lang, remark.refusal);
  const wrong = (by: string, field: string): { error?: string } =>
    words && remark.by === by && fieldOf(by, remark.refusal.kind) === field ? { error: words } : {};
  const topics = { ...(matter.topic in pack.topics ? {} : { [matter.topic]: { pl: matter.topic, en: matter.topic } }), ...pack.topics };
  return (
    <section aria-label={t('desk.more')}>
      {words && remark.by ? <ErrorSummary errors={[{ field: fieldOf(remark.by, remark.refusal.kind), text: words }]} /> : null}
      <Disclosure summary={t('desk.forward')} open={remark?.by === 'forward'}>
        <p>{t('desk.forward.text')}</p>
        <Form>
          <Select
            name="branch"
            label={t('desk.forward.branch')}
            value={typed('branch') ?? matter.branchCode}
            empty="none"
            options={pack.branches.map(branch => ({ value: branch.code, label: branch.name }))}
            {...wrong('forward', 'branch')}
          />
          <Select
            name="topic"
            label={t('desk.forward.topic')}
            value={typed('topic') ?? matter.topic}
            empty="none"
            options={Object.entries(topics).map(([value, name]) => ({ value, label: name[ctx.lang] }))}
          />
          <TextArea
            name="forward-reason"
            label={t('desk.forward.reason')}
            rows={2}
            value={typed('forward-reason')}
            {...wrong('forward', 'forward-reason')}
          />
          <ButtonRow>
            <Button kind="secondary" name="do" value="forward">
              {t('desk.do.forward')}
            </Button>
          </ButtonRow>
        </Form>
      </Disclosure>
      <Disclosure summary={t('desk.suspend')} open={remark?.by === 'suspend'}>
        <p>{t('desk.suspend.text')}</p>
        <Form>
          <Select
            name="ground"
            label={t('desk.suspend.ground')}
            {...(pack.suspensionGrounds.some(ground => ground.mark === 'M') ? { hint: t('desk.suspend.memory') } : {})}
            value={typed('ground')}
            options={pack.suspensionGrounds.map(ground => ({
              value: ground.code,
              label: `${ground.text[ctx.lang]} (${ground.legalBasis.replace(/^.*, /, '')})`,
            }))}
            {...wrong('suspend', 'ground')}
          />
          <TextArea
            name="suspend-reason"
            label={t('desk.suspend.reason')}
            rows={3}
            value={typed('suspend-reason')}
            {...wrong('suspend', 'suspend-reason')}
          />
          <ButtonRow>
            <Button kind="secondary" name="do" value="suspend">
              {t('desk.do.suspend')}
            </Button>
          </ButtonRow>
        </Form>
      </Disclosure>
    </section>
  );
}

function fieldOf(by: string, kind: string): string {
  if (kind === 'nowhere-else') return 'branch';
  if (kind === 'no-such-ground') return 'ground';
  return `${by}-reason`;
}
