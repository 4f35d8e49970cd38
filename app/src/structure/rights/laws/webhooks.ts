import type { Laws } from '../law.ts';

export const laws: Laws = {
  'webhooks.manage': {
    from: 'Order 2 part 4: a program is told of its party’s news, as whoever registered it set up',
    person: { level: 2 },
  },
};
