export interface Database { readonly placeholder: never }
