declare module 'openapi-types' {
  /** The types of an OpenAPI document, as the text of a module. */
  export function typesOf(document: object): Promise<string>;
}
