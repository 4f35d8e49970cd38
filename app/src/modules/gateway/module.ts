import type { Module } from '#platform/module.ts';
import { sendMailJob } from './send-mail.ts';

export const gateway: Module = { name: 'gateway', jobs: [sendMailJob] };
