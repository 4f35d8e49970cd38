import type { ModulePages } from '#platform/http/page.ts';
import { availabilityJsonPage, availabilityPage } from './pages/availability.tsx';

export const pages: ModulePages = { pages: [availabilityPage, availabilityJsonPage] };
