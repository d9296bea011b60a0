import openapiTypes, { astToString } from 'openapi-typescript';

/** The types of an OpenAPI document, as the text of a module. */
export async function typesOf(document) {
  return astToString(await openapiTypes(document, { alphabetize: true }));
}
