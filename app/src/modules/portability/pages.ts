import type { ModulePages } from '#platform/http/page.ts';
import { ownDataPage } from './pages/own-data.tsx';

export const pages: ModulePages = { pages: [ownDataPage] };
