import type { ModulePages } from '#platform/http/page.ts';
import { branchesPage } from './pages/branches.tsx';

export const pages: ModulePages = { pages: [branchesPage] };
