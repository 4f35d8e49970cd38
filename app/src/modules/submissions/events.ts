/** Names of the news this module tells. The filing statement writes `submissions.filed` itself (filing-sql.ts). */
export const FILED = 'submissions.filed';
