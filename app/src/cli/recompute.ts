import { type DecisionId, parseId } from '#kernel/ids.ts';
import { findDecision, replayDecision } from '#modules/cases/index.ts';
import type { SystemActor } from '#platform/context.ts';
import { look } from '#platform/transact.ts';
import { withHouse } from './open-house.ts';
import type { Start } from './program.ts';

const actor: SystemActor = { kind: 'system', name: 'cli.recompute', channel: 'worker' };

/** `./okienko recompute <decision>`: computes a decision of the computer again from its recorded inputs and compares.
 *  Exit 0 the same, 1 different, 2 nothing to compute. */
export async function recompute(start: Start, asked: string, options: { data?: string; json?: boolean }): Promise<void> {
  const decisionId = parseId<DecisionId>(asked);
  const found = await withHouse(start, options, async ({ house }) => {
    const decision =
      decisionId &&
      (await look(house, actor, async ctx => {
        const known = await findDecision(ctx, decisionId);
        if (known)
          await ctx.audit({
            action: 'cases.recompute',
            object: `decision:${decisionId}`,
            subjectPartyId: known.partyId,
            purpose: 'recompute by the command line',
          });
        return known;
      }));
    return decision && replayDecision(house.pack, decision);
  });
  if (!found) {
    console.error(`There is no decision ${asked}.`);
    process.exit(2);
  }
  if (options.json) console.log(JSON.stringify(found));
  else console.log(inWords(found));
  process.exit(found.kind === 'same' ? 0 : found.kind === 'different' || found.kind === 'rule-failed' ? 1 : 2);
}

function inWords(found: ReturnType<typeof replayDecision>): string {
  switch (found.kind) {
    case 'same':
      return `The same: ${found.outcome}, ${found.tests} tests, rule set ${found.ruleSet}, inputs ${found.inputsSha256.slice(0, 16)}…`;
    case 'different':
      return [
        `Different under rule set ${found.ruleSet}:`,
        ...found.differences.map(one => `  ${one.what} ${one.name}: recorded ${one.recorded}, computed ${one.computed}`),
      ].join('\n');
    case 'not-computed':
      return 'A clerk decided this: there is nothing to compute.';
    case 'rule-set-unknown':
      return `The pack no longer has rule set ${found.ruleSet}.`;
    case 'rule-failed':
      return `Rule set ${found.ruleSet} failed on the recorded inputs: ${found.fault}`;
  }
}
