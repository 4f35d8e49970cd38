export interface Config { readonly [name: string]: unknown }
