import type { ModulePages } from '#platform/http/page.ts';
import { subscriptionPage } from './pages/subscription.tsx';
import { subscriptionsPage } from './pages/subscriptions.tsx';

export const pages: ModulePages = { pages: [subscriptionsPage, subscriptionPage] };
